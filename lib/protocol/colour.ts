/** Drawn when the inbox's colour is unknown or unreadable. */
export const defaultColour = '#2563eb'

/** `#rrggbb` in lower case, whatever was configured; the default when it is no hex colour. */
export function hexColour(value: string | undefined) {
  const hex = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(value?.trim() ?? '')?.[1]?.toLowerCase()
  if (!hex) return defaultColour
  return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`
}

/** Relative luminance of WCAG 2, 0 to 1. */
function luminance(hex: string) {
  const linear = [1, 3, 5].map(at => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
}

/** Contrast ratio of WCAG 2, 1 to 21. */
export function contrast(a: string, b: string) {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** White where it can be read on `colour` (4.5:1), else black, which then always can. */
export function textOn(colour: string) {
  return contrast(colour, '#ffffff') >= 4.5 ? '#ffffff' : '#000000'
}
