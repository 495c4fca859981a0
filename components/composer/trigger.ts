export type TriggerKind = 'mention' | 'canned' | 'variable' | 'emoji'
/** What is being looked for: `length` characters before the cursor are to be replaced by what is picked. */
export type Trigger = { kind: TriggerKind; query: string; length: number }

const triggers: [TriggerKind, RegExp][] = [
  ['variable', /\{\{\s*([\w.]{0,60})$/],
  ['mention', /(?:^|[\s([])(@([\p{L}\p{N}._' -]{0,40}))$/u],
  ['canned', /(?:^|\s)(\/([\p{L}\p{N}_-]{0,40}))$/u],
  ['emoji', /(?:^|[\s(])(:([\p{L}\p{M}\p{N}_+-]{2,30}))$/u],
]

/** What somebody looks for with the text before the cursor, of the kinds that are offered. */
export function triggerIn(before: string, kinds: TriggerKind[]): Trigger | null {
  for (const [kind, pattern] of triggers) {
    if (!kinds.includes(kind)) continue
    const found = pattern.exec(before.slice(-80))
    if (!found) continue
    const whole = kind === 'variable' ? found[0] : (found[1] ?? '')
    const query = kind === 'variable' ? (found[1] ?? '') : (found[2] ?? '')
    if (query.startsWith(' ') || / {2}/.test(query)) return null
    return { kind, query, length: whole.length }
  }
  return null
}

/** Those that have the words, best first: what begins with them, then whatever holds them. */
export function ranked<T>(items: T[], query: string, texts: (item: T) => string[], most = 8): T[] {
  return rankedFolded(items, query, item => texts(item).map(folded), most)
}

/** The same where the texts are folded already, once for all: where they are many. */
export function rankedFolded<T>(items: T[], query: string, texts: (item: T) => string[], most = 8): T[] {
  const looked = folded(query)
  if (!looked) return items.slice(0, most)
  const beginsWord = new RegExp(`[\\s._-]${escapeRegExp(looked)}`)
  const rank = (text: string, index: number) => {
    if (text.startsWith(looked)) return index + (text.length === looked.length ? 0 : 0.5)
    if (!text.includes(looked)) return Number.POSITIVE_INFINITY
    return (beginsWord.test(text) ? 10 : 20) + index
  }
  return items
    .flatMap(item => {
      const ranks = texts(item).map(rank)
      const best = Math.min(...ranks)
      return Number.isFinite(best) ? [{ item, best }] : []
    })
    .sort((one, other) => one.best - other.best)
    .slice(0, most)
    .map(({ item }) => item)
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Without regard to accents and case. */
export const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
