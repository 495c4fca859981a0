/** What is a link or a variable stays as it is written; what only looks like a variable and holds signs does not. */
const RAW = /https?:\/\/[^\s<>"]+|\{\{(?:[^{}\n_*~`[\]<&\\]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])){1,200}\}\}/giu

/** Text so that Markdown shows it as it was typed. `lineStart`: whether it begins a line. */
export function escaped(text: string, { lineStart, inLink = false }: { lineStart: boolean; inLink?: boolean }): string {
  const own = lineStart ? text.replace(/^[ \t]+/, '') : text
  let out = ''
  let from = 0
  for (const found of own.matchAll(RAW)) {
    out +=
      words(own, from, found.index, inLink) +
      (inLink ? words(own, found.index, found.index + found[0].length, true) : found[0])
    from = found.index + found[0].length
  }
  out += words(own, from, own.length, inLink)
  return lineStart ? atLineStart(out) : out
}

const WORD = /[\p{L}\p{N}]/u

function words(text: string, from: number, to: number, inLink: boolean): string {
  let out = ''
  for (let at = from; at < to; at++) {
    const one = text[at] as string
    out += needs(text, at, inLink) ? `\\${one}` : one
  }
  return out
}

function needs(text: string, at: number, inLink: boolean): boolean {
  const [before = '', one = '', after = ''] = [text[at - 1], text[at], text[at + 1]]
  switch (one) {
    case '\\':
    case '`':
      return true
    case '*':
      return !(/\s/.test(before) && /\s/.test(after))
    case '_':
      return !(WORD.test(before) && WORD.test(after))
    case '~':
      return !before || !after || before === '~' || after === '~'
    case '[':
      return inLink || !/^\[[^\][]*\](?![([:])/.test(text.slice(at, at + 1000))
    case ']':
      return inLink
    case '<':
      return /^<(?:[a-z]|[^\s<>]*(?:@|$))/i.test(text.slice(at)) // a tag or an address, perhaps beyond the end
    case '&':
      return !after || /^&(#|[a-z][a-z0-9]*;)/i.test(text.slice(at, at + 40))
    default:
      return false
  }
}

/** What would begin a heading, a list, a quote, a rule or underline the line above. */
function atLineStart(line: string): string {
  return line
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([-+*])(?=\s|$)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^>/, '\\>')
    .replace(/^([-=])(?=[-=\s]*$)/, '\\$1')
    .replace(/^(-)(?=-)/, '\\$1')
}

export const isSpace = (one: string): boolean => one === '' || /\s/.test(one)
export const isPunctuation = (one: string): boolean => /[\p{P}\p{S}]/u.test(one)

/** A letter that Markdown does not take for one, where its own marks would not count beside a letter. */
export const asEntity = (letter: string): string => `&#${letter.codePointAt(0)};`
