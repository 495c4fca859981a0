import { gemoji } from 'gemoji'
import { ranked } from './trigger.ts'
import type { Suggestion } from './use-suggestions.ts'

/** The emoji of this name, with what stands for it in the text. */
export const findEmoji = (query: string, most = 8): Suggestion[] =>
  ranked(gemoji, query, one => [...one.names, ...one.tags], most).map(one => ({
    id: one.names[0] ?? one.emoji,
    label: `:${one.names[0]}:`,
    hint: one.description,
    glyph: one.emoji,
    insertion: { markdown: one.emoji },
  }))

/** All of a kind, in the usual order. */
export const emojiByKind = (): { kind: string; emoji: typeof gemoji }[] => {
  const kinds = [...new Set(gemoji.map(one => one.category))]
  return kinds.map(kind => ({ kind, emoji: gemoji.filter(one => one.category === kind) }))
}
