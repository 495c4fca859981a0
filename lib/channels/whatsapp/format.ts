import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['table', 'image'])
type Token = ReturnType<typeof markdown.parse>[number]

const marks: Record<string, string> = { strong: '*', em: '_', s: '~' }
const LONGEST_PARSED = 20_000

/** What an agent has written, with WhatsApp's own marks: `*bold*`, `_italic_`, `~struck~`, lists, quotes and code. */
export function asWhatsapp(content: string): string {
  if (content.length > LONGEST_PARSED) return content
  return blocks(markdown.parse(content, {}))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function blocks(tokens: Token[]): string {
  let text = ''
  const lists: (number | null)[] = []
  let quotes = 0
  for (const token of tokens) {
    const { type } = token
    if (type === 'ordered_list_open') lists.push(Number(token.attrGet('start') ?? 1))
    else if (type === 'bullet_list_open') lists.push(null)
    else if (type.endsWith('_list_close')) text += lists.pop() === undefined || lists.length ? '' : '\n'
    else if (type === 'list_item_open') {
      const number = lists.at(-1)
      text += `${'  '.repeat(lists.length - 1)}${typeof number === 'number' ? `${number}. ` : '- '}`
      if (typeof number === 'number') lists[lists.length - 1] = number + 1
    } else if (type === 'blockquote_open') quotes++
    else if (type === 'blockquote_close') quotes--
    else if (type === 'inline') {
      const line = inline(token.children ?? [])
      const whole = tokens[tokens.indexOf(token) - 1]?.type === 'heading_open' ? `*${line}*` : line
      text += quotes ? whole.replace(/^/gm, '> ') : whole
    } else if (type === 'paragraph_close' || type === 'heading_close') text += lists.length ? '\n' : '\n\n'
    else if (type === 'fence' || type === 'code_block') text += `\`\`\`${token.content.replace(/\n$/, '')}\`\`\`\n\n`
    else if (type === 'hr') text += '---\n\n'
  }
  return text
}

function inline(tokens: Token[]): string {
  const links: { href: string; from: number }[] = []
  let text = ''
  for (const token of tokens) {
    const [kind, way] = token.type.split('_')
    if (kind && marks[kind] && way) text += marks[kind]
    else if (token.type === 'link_open') links.push({ href: String(token.attrGet('href') ?? ''), from: text.length })
    else if (token.type === 'link_close') {
      const link = links.pop()
      const shown = text.slice(link?.from ?? 0)
      if (link && shown !== link.href) text += ` (${link.href})`
    } else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n'
    else if (token.type === 'code_inline') text += `\`${token.content}\``
    else text += token.content
  }
  return text
}
