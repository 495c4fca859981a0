/** How the launcher stands on a page. It is said in the page's own lines, and not kept by us. */
export const launcherOptions = {
  position: ['right', 'left'],
  type: ['standard', 'expanded_bubble'],
  widgetStyle: ['standard', 'flat'],
  darkMode: ['light', 'auto'],
} as const
export type LauncherOption = keyof typeof launcherOptions
export type Launcher = { [Name in LauncherOption]: (typeof launcherOptions)[Name][number] } & { launcherTitle: string }

export const usualLauncher: Launcher = {
  position: 'right',
  type: 'standard',
  widgetStyle: 'standard',
  darkMode: 'light',
  launcherTitle: '',
}

/** The lines for a page: those of the inbox, and before them what is not as usual. A text cannot leave its place in them. */
export function withLauncher(lines: string, launcher: Launcher): string {
  const { launcherTitle, ...choices } = launcher
  const said = {
    ...Object.fromEntries(
      Object.entries(choices).filter(([name, value]) => value !== usualLauncher[name as LauncherOption]),
    ),
    ...(launcher.type === 'expanded_bubble' && launcherTitle.trim() ? { launcherTitle: launcherTitle.trim() } : {}),
  }
  if (!Object.keys(said).length) return lines
  const settings = JSON.stringify(said, null, 2).replaceAll('<', '\\u003c').replaceAll('\n', '\n  ')
  return `<script>\n  window.chatwootSettings = ${settings}\n</script>\n${lines}`
}
