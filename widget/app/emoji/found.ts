import { emoji, type groups } from './emoji.ts'
import { names } from './names.ts'

/** The emoji of a group that have a word which begins so; all of them while nothing is asked. */
export function found(group: (typeof groups)[number], asked: string) {
  const wanted = ` ${asked.trim().toLowerCase()}`
  const all = names[group].split(',')
  return emoji[group].split(' ').filter((_, i) => ` ${all[i]}`.includes(wanted))
}
