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

/** What of it is not as usual, as a page says it. */
export function settingsOf({ launcherTitle, ...choices }: Launcher): Record<string, string> {
  return {
    ...Object.fromEntries(
      Object.entries(choices).filter(([name, value]) => value !== usualLauncher[name as LauncherOption]),
    ),
    ...(choices.type === 'expanded_bubble' && launcherTitle.trim() ? { launcherTitle: launcherTitle.trim() } : {}),
  }
}
