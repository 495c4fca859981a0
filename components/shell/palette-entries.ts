import { type Command, type Section, sections } from './commands.ts'
import { closeness } from './fuzzy.ts'

/** A line of the palette: something that can be done, or something that was found. */
export type Entry = {
  id: string
  title: string
  /** Said after the title, more quietly. */
  hint?: string
  group: Section | Found
  keys?: string
  run: () => void
}
export type Found = 'recent' | 'conversations' | 'contacts' | 'messages' | 'articles'

const most = 60

/** Commands that fit what was typed: by section while nothing is, else the best fit first and sections by theirs. */
export function fittingCommands(commands: Command[], typed: string): Entry[] {
  const found = commands
    .filter(command => !command.hidden)
    .map(command => ({
      command,
      fit: Math.max(closeness(command.title, typed), closeness(command.also ?? '', typed) * 0.95),
    }))
    .filter(one => one.fit > 0)
  const isTyped = typed.trim() !== ''
  const best = new Map<Section, number>()
  for (const { command, fit: one } of found) best.set(command.section, Math.max(best.get(command.section) ?? 0, one))
  const order = (section: Section) => (isTyped ? -(best.get(section) ?? 0) : 0)
  return found
    .sort(
      (left, right) =>
        order(left.command.section) - order(right.command.section) ||
        sections.indexOf(left.command.section) - sections.indexOf(right.command.section) ||
        (isTyped ? right.fit - left.fit : 0),
    )
    .slice(0, most)
    .map(({ command: { id, title, section, keys, run } }) => ({ id, title, group: section, keys, run }))
}
