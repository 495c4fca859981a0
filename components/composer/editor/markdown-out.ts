import type { JSONContent } from '@tiptap/core'
import type { Formatting } from '#lib/protocol/index.ts'
import { asEntity, escaped, isPunctuation, isSpace } from './escape.ts'
import { mentionText } from './mention-text.ts'

/** The message as it is sent and kept. Without formatting, the lines as they are. */
export function toMarkdown(doc: JSONContent, formatting: Formatting[]): string {
  const nodes = doc.content ?? []
  return formatting.length ? blocks(nodes).trimEnd() : nodes.map(plainText).join('\n')
}

const plainText = (node: JSONContent): string =>
  node.type === 'hardBreak' ? '\n' : (node.text ?? (node.content ?? []).map(plainText).join(''))

/** Two lists in a row would be one: the second has other marks. */
function blocks(nodes: JSONContent[], between = '\n\n'): string {
  let other = false
  let before: string | undefined
  const parts: { type: string | undefined; text: string }[] = []
  for (const node of nodes) {
    other = node.type === before && !other
    const text = block(node, other)
    if (text === '' && node.type === 'paragraph') continue
    before = node.type
    parts.push({ type: node.type, text })
  }
  return parts
    .map(({ type, text }, index) => {
      // Only a list that begins with 1, and with words, may follow a line at once.
      const tight =
        between === '\n' && /^(?:[-*]|1[.)]) /.test(text) && (type === 'bulletList' || type === 'orderedList')
      return index ? `${tight ? '\n' : '\n\n'}${text}` : text
    })
    .join('')
}

function block(node: JSONContent, other: boolean): string {
  const { type, attrs = {}, content = [] } = node
  switch (type) {
    case 'heading':
      return `${'#'.repeat(Number(attrs.level) || 1)} ${words(content, false).replace(/\n/g, ' ')}`
    case 'bulletList':
      return content.map(item => listItem(item, other ? '* ' : '- ')).join('\n')
    case 'orderedList':
      return content
        .map((item, index) => listItem(item, `${Number(attrs.start ?? 1) + index}${other ? ')' : '.'} `))
        .join('\n')
    case 'blockquote':
      return (blocks(content) || '').replace(/^.*$/gm, line => (line ? `> ${line}` : '>'))
    case 'codeBlock':
      return fenced(content.map(one => one.text ?? '').join(''), attrs.language)
    case 'horizontalRule':
      return '---'
    default:
      return words(content, true)
  }
}

function listItem({ content = [] }: JSONContent, mark: string): string {
  const text = blocks(content, '\n').replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`)
  return text ? `${mark}${text}` : mark.trimEnd()
}

function fenced(code: string, language: unknown): string {
  const longest = Math.max(0, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return `${fence}${typeof language === 'string' ? language : ''}\n${code}\n${fence}`
}

/** A stretch of a line. `marks` are those that are still to be written around it, `link` by its address. */
type Piece = { text: string; kind: 'words' | 'code' | 'break' | 'raw'; marks: string[] }
type Written = { text: string; asEntity: boolean }

const signs: Record<string, string> = { bold: '**', italic: '_', strike: '~~' }

function words(nodes: JSONContent[], lineStart: boolean): string {
  const pieces = joined(withPlainSpaces(nodes.map(pieceOf)))
  while (pieces.at(-1)?.kind === 'break') pieces.pop()
  const out: Written = { text: '', asEntity: false }
  write(pieces, out, { lineStart, inLink: false, next: '' })
  return out.text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[ \t]+/gm, '')
    .replace(/^\n+/, '')
}

/** Spaces bear the marks alone that both what is before and what is after them bears: others could not be written. */
function withPlainSpaces(pieces: Piece[]): Piece[] {
  const isBlank = (piece: Piece) => piece.kind === 'break' || (piece.kind === 'words' && !piece.text.trim())
  const split = pieces.flatMap(piece => {
    if (piece.kind !== 'words' || isBlank(piece)) return piece
    const core = piece.text.trim()
    const from = piece.text.indexOf(core)
    const parts = [piece.text.slice(0, from), core, piece.text.slice(from + core.length)]
    return parts.filter(Boolean).map(text => ({ ...piece, text }))
  })
  return split.map((piece, at) => {
    if (!isBlank(piece) || !piece.marks.length) return piece
    const before = split.findLast((one, index) => index < at && !isBlank(one))?.marks ?? []
    const after = split.find((one, index) => index > at && !isBlank(one))?.marks ?? []
    return { ...piece, marks: piece.marks.filter(mark => before.includes(mark) && after.includes(mark)) }
  })
}

function joined(pieces: Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (last?.kind === piece.kind && piece.kind === 'words' && sameMarks(last, piece)) last.text += piece.text
    else whole.push({ ...piece })
  }
  return whole
}

const sameMarks = (one: Piece, other: Piece) =>
  one.marks.length === other.marks.length && one.marks.every(mark => other.marks.includes(mark))

function pieceOf(node: JSONContent): Piece {
  const given = (node.marks ?? []).map(mark =>
    mark.type === 'link' ? `link ${String(mark.attrs?.href ?? '')}` : String(mark.type),
  )
  const marks = given.filter(mark => mark !== 'code' && (mark.startsWith('link ') || signs[mark]))
  if (node.type === 'hardBreak') return { text: '\n', kind: 'break', marks }
  if (node.type === 'mention') return { text: mentionText(node.attrs ?? {}), kind: 'raw', marks: [] }
  return { text: node.text ?? '', kind: given.includes('code') ? 'code' : 'words', marks }
}

type Place = { lineStart: boolean; inLink: boolean; next: string }

function write(pieces: Piece[], out: Written, place: Place): void {
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] as Piece
    const [mark, length] = longest(pieces, at)
    const next = firstOf(pieces[at + length], place.next)
    const starts = out.text.trim() === '' ? place.lineStart : /\n[ \t]*$/.test(out.text)
    if (!mark) writeOne(piece, out, { ...place, lineStart: starts })
    else {
      const inner = pieces.slice(at, at + length).map(one => ({ ...one, marks: one.marks.filter(its => its !== mark) }))
      if (mark.startsWith('link ')) writeLink(inner, mark.slice(5), out, place)
      else writeMarked(inner, signs[mark] as string, out, { ...place, lineStart: starts, next })
    }
    at += length
  }
}

/** The mark that goes on longest from here, and over how many pieces. */
function longest(pieces: Piece[], at: number): [string | undefined, number] {
  const runs = (pieces[at] as Piece).marks.map((mark): [string, number] => {
    const end = pieces.findIndex((one, index) => index > at && !one.marks.includes(mark))
    return [mark, (end === -1 ? pieces.length : end) - at]
  })
  return runs.sort((one, other) => other[1] - one[1])[0] ?? [undefined, 1]
}

/** What comes next, as far as it decides whether a sign counts. */
function firstOf(piece: Piece | undefined, otherwise: string): string {
  if (!piece) return otherwise
  return piece.marks.length || piece.kind === 'code' || piece.kind === 'raw' ? '*' : ([...piece.text][0] ?? otherwise)
}

function writeOne(piece: Piece, out: Written, { lineStart, inLink }: Place): void {
  if (piece.kind === 'code') out.text += coded(piece.text)
  else if (piece.kind !== 'words') out.text += piece.text
  else if (out.asEntity) {
    const [first = '', ...rest] = [...piece.text]
    out.text += asEntity(first) + escaped(rest.join(''), { lineStart: false, inLink })
  } else out.text += escaped(piece.text, { lineStart, inLink })
  out.asEntity = false
}

function writeLink(inner: Piece[], href: string, out: Written, place: Place): void {
  const label: Written = { text: '', asEntity: false }
  write(inner, label, { ...place, lineStart: false, inLink: true, next: ']' })
  const address = href.replace(/[\s<>()\\]/g, one => encodeURIComponent(one).replace('(', '%28').replace(')', '%29'))
  out.asEntity = false
  out.text += `[${label.text.replace(/\n/g, ' ')}](${address})`
}

/** Spaces stand outside the signs, which do not count beside them. */
function writeMarked(inner: Piece[], sign: string, out: Written, place: Place): void {
  const { before, kept, after } = trimmed(inner)
  out.text += before
  if (kept.length) {
    const marked: Written = { text: '', asEntity: false }
    const next = after || place.next
    write(kept, marked, { ...place, lineStart: false, next: '*' })
    const own = [...marked.text]
    const [first = '', last = '', previous = ''] = [own[0], own.at(-1), [...out.text].at(-1)]
    const strict = sign === '_'
    const beside = (one: string, edge: string) => isSpace(one) || isPunctuation(one) || !(strict || isPunctuation(edge))
    if (!beside(previous, first))
      out.text = withoutLetterSigns(out.text.slice(0, -previous.length)) + asEntity(previous)
    out.text += `${sign}${marked.text}${sign}`
    out.asEntity = !beside(next, last)
  }
  out.text += after
}

/** A `_` between letters stands for itself; beside an entity it would be a sign. */
const withoutLetterSigns = (text: string) => text.replace(/(?<!\\)_$/, '\\_')

function trimmed(pieces: Piece[]) {
  const kept = [...pieces]
  let [before, after] = ['', '']
  for (let first = kept[0]; first && first.kind !== 'code' && first.kind !== 'raw'; first = kept[0]) {
    const rest = first.text.trimStart()
    before += first.text.slice(0, first.text.length - rest.length)
    if (rest) {
      kept[0] = { ...first, text: rest }
      break
    }
    kept.shift()
  }
  for (let last = kept.at(-1); last && last.kind !== 'code' && last.kind !== 'raw'; last = kept.at(-1)) {
    const rest = last.text.trimEnd()
    after = last.text.slice(rest.length) + after
    if (rest) {
      kept[kept.length - 1] = { ...last, text: rest }
      break
    }
    kept.pop()
  }
  return { before, kept, after }
}

function coded(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length)
  let length = 1
  while (runs.includes(length)) length++
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return `${'`'.repeat(length)}${pad}${text}${pad}${'`'.repeat(length)}`
}
