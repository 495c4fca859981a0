export type Device = {
  browser_name: string
  browser_version: string
  device_name: string
  platform_name: string
  platform_version: string
}

/** The order matters: most browsers say that they are Chrome or Safari too. */
const browsers: [name: string, pattern: RegExp][] = [
  ['Microsoft Edge', /Edg(?:e|A|iOS)?\/([\d.]+)/],
  ['Opera', /(?:OPR|Opera)\/([\d.]+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/([\d.]+)/],
  ['Chrome', /(?:Chrome|CriOS)\/([\d.]+)/],
  ['Safari', /Version\/([\d.]+).*Safari/],
]
const platforms: [name: string, pattern: RegExp][] = [
  ['iOS', /(?:iPhone|iPad|iPod).*? OS ([\d_]+)/],
  ['Android', /Android ([\d.]+)/],
  ['Windows', /Windows NT ([\d.]+)/],
  ['macOS', /Mac OS X ([\d_.]+)/],
  ['Linux', /Linux()/],
]
const devices: [name: string, pattern: RegExp][] = [
  ['iPhone', /iPhone()/],
  ['iPad', /iPad()/],
]

/** What a browser says of itself, for people to know their sessions by. Empty texts for what it does not say. */
export function deviceOf(userAgent: string): Device {
  const [browser_name, browser_version] = first(browsers, userAgent)
  const [platform_name, platform_version] = first(platforms, userAgent)
  const [device_name] = first(devices, userAgent)
  return { browser_name, browser_version, device_name, platform_name, platform_version }
}

function first(known: [name: string, pattern: RegExp][], userAgent: string): [name: string, version: string] {
  for (const [name, pattern] of known) {
    const found = pattern.exec(userAgent)
    if (found) return [name, (found[1] ?? '').replaceAll('_', '.')]
  }
  return ['', '']
}
