type Settings = Record<string, unknown>

/** The settings without a change that was refused: what was chosen since stays. */
export function takenBack(now: Settings, change: Settings, before: Settings): Settings {
  const refused = Object.keys(change).filter(key => now[key] === change[key])
  const kept = Object.entries(now).filter(([key]) => !refused.includes(key))
  return Object.fromEntries([...kept, ...refused.filter(key => key in before).map(key => [key, before[key]])])
}
