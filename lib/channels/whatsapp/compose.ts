import { contentTypes } from '#lib/protocol/index.ts'
import type { OutgoingFile } from '../outgoing.ts'
import { asWhatsapp } from './format.ts'
import type { Outgoing } from './outgoing.ts'
import { fillTemplate, type TemplateParams } from './template.ts'

/** One thing that is sent: what Meta takes, and the file that has to be uploaded for it. */
export type Piece = { payload: Record<string, unknown>; file?: { kind: FileKind; own: OutgoingFile } }
export type FileKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

export type Composed = { pieces: Piece[] /** What a template says, for people to read. */; text?: string }

const MOST_TEXT = 4096
const MOST_CAPTION = 1024
const MB = 1_048_576

/** What Meta takes as what, and how large; everything else goes as a document. */
const kinds: { kind: FileKind; types: RegExp; most: number }[] = [
  { kind: 'image', types: /^image\/(?:jpeg|png)$/, most: 5 * MB },
  { kind: 'video', types: /^video\/(?:mp4|3gpp)$/, most: 16 * MB },
  { kind: 'audio', types: /^audio\/(?:aac|amr|mpeg|mp3|mp4|x-m4a|ogg|opus)$/, most: 16 * MB },
]
export const MOST_DOCUMENT = 100 * MB

/** What the message is sent as, in order. A text is the reason why it cannot be sent at all. */
export function compose(one: Outgoing): Composed | string {
  const params = one.additional_attributes?.template_params as TemplateParams | undefined
  if (params?.name) {
    const filled = fillTemplate(one.channel?.templates ?? [], params)
    return typeof filled === 'string'
      ? filled
      : { pieces: [{ payload: { type: 'template', template: filled.payload } }], text: filled.text }
  }
  const words = asWhatsapp(one.content ?? '')
  if (one.content_attributes.is_reaction) return reaction(one)
  const files = one.files ?? []
  const large = files.find(file => file.byte_size > MOST_DOCUMENT)
  if (large) return `${large.filename} is larger than WhatsApp takes`
  const pieces = files.length ? withFiles(words, files) : choice(one, words)
  return pieces.length ? { pieces } : 'There is nothing in it that WhatsApp could carry'
}

function reaction({ content, answers }: Outgoing): Composed | string {
  if (!answers) return 'WhatsApp does not know the message that the reaction is to'
  return {
    pieces: [{ payload: { type: 'reaction', reaction: { message_id: answers, emoji: content?.trim() ?? '' } } }],
  }
}

/** The words go below the first file that can have words below it, where they fit, and else before. */
function withFiles(words: string, files: OutgoingFile[]): Piece[] {
  const sent = files.map(own => ({ own, kind: kindOf(own) }))
  const first = sent[0] as (typeof sent)[number]
  const below = words !== '' && words.length <= MOST_CAPTION && first.kind !== 'audio'
  const pieces = sent.map(({ own, kind }, index): Piece => {
    const media = {
      ...(below && index === 0 ? { caption: words } : {}),
      ...(kind === 'document' ? { filename: own.filename } : {}),
      ...(kind === 'audio' && own.voice ? { voice: true } : {}),
    }
    return { payload: { type: kind, [kind]: media }, file: { kind, own } }
  })
  return below ? pieces : [...texts(words), ...pieces]
}

function kindOf({ content_type: type, byte_size: size }: OutgoingFile): FileKind {
  return kinds.find(one => one.types.test(type.split(';')[0] ?? '') && size <= one.most)?.kind ?? 'document'
}

/** Three choices are buttons, ten a list; more, and other things to choose from, are lines of text. */
function choice({ content_type, content_attributes }: Outgoing, words: string): Piece[] {
  const items = (content_attributes.items ?? []) as Record<string, string>[]
  const kind = contentTypes[content_type]
  if (kind === 'input_select' && items.length && items.length <= 10) return interactive(words, items)
  const lines = items.flatMap(
    item => [item.title ?? item.label, item.description, item.link].filter(Boolean).join('\n') || [],
  )
  return texts([words, ...lines].filter(Boolean).join('\n\n'))
}

function interactive(words: string, items: Record<string, string>[]): Piece[] {
  const text = words.slice(0, MOST_CAPTION) || '…'
  const id = (item: Record<string, string>) => (item.value || item.title || '').slice(0, 200)
  const buttons = items.length <= 3 && items.every(item => [...(item.title ?? '')].length <= 20)
  const action = buttons
    ? { buttons: items.map(item => ({ type: 'reply', reply: { id: id(item), title: item.title } })) }
    : { button: '☰', sections: [{ rows: items.map(item => ({ id: id(item), ...row(item.title ?? '') })) }] }
  return [
    ...texts(words.slice(MOST_CAPTION)),
    { payload: { type: 'interactive', interactive: { type: buttons ? 'button' : 'list', body: { text }, action } } },
  ]
}

/** A row's title is short; what does not fit is said below it. */
function row(title: string) {
  const letters = [...title]
  return letters.length <= 24
    ? { title }
    : { title: `${letters.slice(0, 23).join('')}…`, description: letters.slice(0, 72).join('') }
}

function texts(words: string): Piece[] {
  const pieces: Piece[] = []
  for (let rest = words.trim(); rest; ) {
    const body = cut(rest)
    pieces.push({ payload: { type: 'text', text: { body, preview_url: /https?:\/\//i.test(body) } } })
    rest = rest.slice(body.length).trim()
  }
  return pieces
}

/** At most so much as one message takes, ending at the end of a line or word. */
function cut(text: string): string {
  if (text.length <= MOST_TEXT) return text
  const most = text.slice(0, MOST_TEXT)
  const end = Math.max(most.lastIndexOf('\n'), most.lastIndexOf(' '))
  if (end > MOST_TEXT / 2) return most.slice(0, end)
  return most.isWellFormed() ? most : most.slice(0, -1)
}
