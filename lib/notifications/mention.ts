// Names have an end: without one, a long text of beginnings would take minutes.
const MENTION = /\[([^[\]]{0,255})\]\(mention:\/\/(?:user|team)\/\d{1,15}\/[^()]{1,999}\)/g
const MENTIONED = /\(mention:\/\/(user|team)\/(\d{1,15})\/[^()]{1,999}\)/g
const EXCERPT = 200

/** Whom a note names: `(mention://user/7/Ada)`, and the same for teams. */
export function mentionsIn(content: string): { users: number[]; teams: number[] } {
  const found = [...content.matchAll(MENTIONED)]
  const of = (kind: string) => [...new Set(found.filter(match => match[1] === kind).map(match => Number(match[2])))]
  return { users: of('user'), teams: of('team') }
}

/** The beginning of a text in one line, with mentions as people read them. */
export function excerpt(content: string): string {
  const line = content
    .slice(0, 20 * EXCERPT)
    .replace(MENTION, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...line]
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT - 1).join('')}…` : line
}
