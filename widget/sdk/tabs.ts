import type { Core } from './core.ts'

/**
 * The page's line to the other tabs, which does not hear itself; none in old browsers, nor where the page may store
 * nothing: there Firefox throws.
 */
export function tabsOf(core: Core) {
  if (core.tabs) return core.tabs
  try {
    const tabs = new BroadcastChannel(`charla:${core.state.websiteToken}`)
    core.signal.addEventListener('abort', () => tabs.close())
    core.tabs = tabs
    return tabs
  } catch {
    return
  }
}
