import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['table', 'image'])
type Token = ReturnType<typeof markdown.parse>[number]

const marks: Record<string, string> = { strong: 'b', em: 'i', s: 's' }
const LONGEST_PARSED = 20_000

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** What an agent has written, in the few tags of HTML that Telegram takes; lists become lines. */
export function asTelegram(content: string): string {
  if (content.length > LONGEST_PARSED) return escaped(content)
  return blocks(markdown.parse(content, {}))
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n+<\/blockquote>/g, '</blockquote>')
    .trim()
}

function blocks(tokens: Token[]): string {
  let text = ''
  const lists: (number | null)[] = []
  for (const [at, token] of tokens.entries()) {
    const { type } = token
    if (type === 'ordered_list_open') lists.push(Number(token.attrGet('start') ?? 1))
    else if (type === 'bullet_list_open') lists.push(null)
    else if (type.endsWith('_list_close')) text += lists.pop() === undefined || lists.length ? '' : '\n'
    else if (type === 'list_item_open') {
      const number = lists.at(-1)
      text += `${'  '.repeat(lists.length - 1)}${typeof number === 'number' ? `${number}. ` : '• '}`
      if (typeof number === 'number') lists[lists.length - 1] = number + 1
    } else if (type === 'blockquote_open') text += '<blockquote>'
    else if (type === 'blockquote_close') text += '</blockquote>\n'
    else if (type === 'inline') {
      const line = inline(token.children ?? [])
      text += tokens[at - 1]?.type === 'heading_open' ? `<b>${line}</b>` : line
    } else if (type === 'paragraph_close' || type === 'heading_close') text += lists.length ? '\n' : '\n\n'
    else if (type === 'fence' || type === 'code_block')
      text += `<pre>${escaped(token.content.replace(/\n$/, ''))}</pre>\n\n`
    else if (type === 'hr') text += '———\n\n'
  }
  return text
}

function inline(tokens: Token[]): string {
  let text = ''
  const links: boolean[] = []
  for (const token of tokens) {
    const mark = marks[token.type.replace(/_(open|close)$/, '')]
    if (mark) text += token.type.endsWith('_open') ? `<${mark}>` : `</${mark}>`
    else if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '')
      links.push(/^(https?|mailto|tel):/i.test(href))
      if (links.at(-1)) text += `<a href="${escaped(href)}">`
    } else if (token.type === 'link_close') text += links.pop() ? '</a>' : ''
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n'
    else if (token.type === 'code_inline') text += `<code>${escaped(token.content)}</code>`
    else text += escaped(token.content)
  }
  return text
}
