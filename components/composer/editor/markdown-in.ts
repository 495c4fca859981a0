import type { JSONContent } from '@tiptap/core'
import MarkdownIt from 'markdown-it'
import type { Formatting } from '#lib/protocol/index.ts'

type Parser = InstanceType<typeof MarkdownIt>
type Token = ReturnType<Parser['parse']>[number]
type Mark = NonNullable<JSONContent['marks']>[number]

/** Which rules of the parser each kind of formatting stands for. */
const rules: Record<string, Formatting[]> = {
  emphasis: ['bold', 'italic'],
  strikethrough: ['strike'],
  backticks: ['code'],
  link: ['link'],
  autolink: ['link'],
  reference: ['link'],
  list: ['list'],
  blockquote: ['quote'],
  fence: ['code_block'],
  code: ['code_block'],
  heading: ['quote'],
  lheading: ['quote'],
  hr: ['quote'],
}

const LINKED = /^(https?|mailto|tel|sms):/i
const MENTION = /^mention:\/\/(user|team)\/(\d{1,15})\//

/** The same Markdown as the server's, less what the channel does not carry: that stays as it was written. */
export function parserOf(formatting: Formatting[]): Parser {
  const off = Object.entries(rules).filter(([, kinds]) => !kinds.some(kind => formatting.includes(kind)))
  const parser = new MarkdownIt({ html: false, linkify: true, breaks: true })
    .disable(['image', 'table', 'html_block', 'html_inline'])
    .disable(off.map(([rule]) => rule))
  parser.normalizeLinkText = text => text // addresses stay as they are written
  parser.validateLink = url => LINKED.test(url.trim()) || MENTION.test(url)
  return parser
}

/** What the editor shows of a message. Without formatting, its lines as they are. */
export function fromMarkdown(text: string, formatting: Formatting[]): JSONContent {
  if (!formatting.length) return { type: 'doc', content: text.split('\n').map(line => paragraph(plain(line))) }
  const content = blocks(parserOf(formatting).parse(text, {}), formatting)
  return { type: 'doc', content: content.length ? content : [paragraph([])] }
}

const plain = (text: string): JSONContent[] => (text ? [{ type: 'text', text }] : [])
const paragraph = (content: JSONContent[]): JSONContent => ({
  type: 'paragraph',
  ...(content.length ? { content } : {}),
})

const containers: Record<string, (token: Token) => JSONContent> = {
  paragraph_open: () => ({ type: 'paragraph' }),
  heading_open: token => ({ type: 'heading', attrs: { level: Number(token.tag.slice(1)) } }),
  bullet_list_open: () => ({ type: 'bulletList' }),
  ordered_list_open: token => ({ type: 'orderedList', attrs: { start: Number(token.attrGet('start') ?? 1) } }),
  list_item_open: () => ({ type: 'listItem' }),
  blockquote_open: () => ({ type: 'blockquote' }),
}

function blocks(tokens: Token[], formatting: Formatting[]): JSONContent[] {
  const root: JSONContent = { content: [] }
  const open: JSONContent[] = [root]
  const add = (node: JSONContent) => {
    const parent = open.at(-1) as JSONContent
    parent.content = [...(parent.content ?? []), node]
  }
  for (const token of tokens) {
    const container = containers[token.type]
    if (container) open.push(container(token))
    else if (token.type.endsWith('_close')) {
      const node = open.pop()
      if (node) add(complete(node))
    } else if (token.type === 'inline') (open.at(-1) as JSONContent).content = inline(token.children ?? [], formatting)
    else if (token.type === 'fence' || token.type === 'code_block') add(codeBlock(token))
    else if (token.type === 'hr') add({ type: 'horizontalRule' })
  }
  return root.content ?? []
}

/** As the editor's schema wants it: an item begins with words, a quote is never empty. */
function complete(node: JSONContent): JSONContent {
  const { type, content = [] } = node
  if (type === 'listItem' && content[0]?.type !== 'paragraph') return { ...node, content: [paragraph([]), ...content] }
  if (type === 'blockquote' && !content.length) return { ...node, content: [paragraph([])] }
  return content.length ? { ...node, content } : { ...node, content: undefined }
}

const codeBlock = ({ content, info }: Token): JSONContent => ({
  type: 'codeBlock',
  attrs: { language: info.trim().split(/\s/)[0] || null },
  content: plain(content.replace(/\n$/, '')),
})

const markNames: Record<string, string> = { strong: 'bold', em: 'italic', s: 'strike' }

function inline(tokens: Token[], formatting: Formatting[]): JSONContent[] {
  const nodes: JSONContent[] = []
  const marks: Mark[] = []
  let mention: { kind: string; id: number; label: string } | null = null
  const say = (text: string, more: Mark[] = []) => {
    if (!text) return
    if (mention) mention.label += text
    else nodes.push({ type: 'text', text, ...(marks.length + more.length ? { marks: [...marks, ...more] } : {}) })
  }
  for (const token of tokens) {
    const [name = '', way] = token.type.split('_')
    if (token.markup === 'linkify') continue // an address alone is a link anyway, for whoever reads it
    if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '')
      const named = MENTION.exec(href)
      if (named) mention = { kind: named[1] as string, id: Number(named[2]), label: '' }
      else marks.push({ type: 'link', attrs: { href } })
    } else if (token.type === 'link_close') {
      if (mention) nodes.push({ type: 'mention', attrs: { ...mention, label: mention.label.replace(/^@/, '') } })
      else
        marks.splice(
          marks.findLastIndex(mark => mark.type === 'link'),
          1,
        )
      mention = null
    } else if (markNames[name] && way === 'open') {
      if (formatting.includes(markNames[name] as Formatting)) marks.push({ type: markNames[name] })
    } else if (markNames[name] && way === 'close') {
      const at = marks.findLastIndex(mark => mark.type === markNames[name])
      if (at >= 0) marks.splice(at, 1)
    } else if (token.type === 'code_inline') say(token.content, [{ type: 'code' }])
    else if (token.type === 'softbreak' || token.type === 'hardbreak') nodes.push({ type: 'hardBreak' })
    else say(token.content)
  }
  return joined(nodes)
}

/** Neighbours with the same marks are one text. */
function joined(nodes: JSONContent[]): JSONContent[] {
  const whole: JSONContent[] = []
  for (const node of nodes) {
    const last = whole.at(-1)
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks))
      whole[whole.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else whole.push(node)
  }
  return whole
}
