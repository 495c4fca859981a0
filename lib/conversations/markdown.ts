import MarkdownIt from 'markdown-it'

// html: false escapes every tag, and only addresses that lead out of the page become links, so what comes out needs no
// sanitiser. Images are left out: a picture in a message is an attachment.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable([
  'image',
  'table',
  'html_block',
  'html_inline',
])
const plain = new MarkdownIt('zero', { html: false, linkify: true, breaks: true }).enable(['linkify', 'newline'])

/** Relative addresses too are left as text: a message is read on another page than it was written for. */
const LINKED = /^(https?|mailto|tel|sms):/i
/** Names a colleague or a team: it leads nowhere, and is shown as a name. */
const MENTION = /^mention:\/\/(user|team)\/\d{1,15}\//

for (const parser of [markdown, plain]) {
  parser.validateLink = url => LINKED.test(url.trim()) || MENTION.test(url)
  parser.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const close = tokens.findIndex((token, at) => at > index && token.type === 'link_close')
    if (MENTION.test(String(tokens[index]?.attrGet('href') ?? '')) && tokens[close]) {
      tokens[close].meta = { mention: true }
      return '<span class="mention">'
    }
    tokens[index]?.attrSet('target', '_blank')
    tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow')
    return self.renderToken(tokens, index, options)
  }
  parser.renderer.rules.link_close = (tokens, index, options, _env, self) =>
    tokens[index]?.meta?.mention ? '</span>' : self.renderToken(tokens, index, options)
}

/** Beyond this, text is not parsed for Markdown: nobody formats a text that long by hand. */
const LONGEST_PARSED = 20_000

/** What somebody of the account wrote, as HTML that is safe to put into any page. */
export function renderMarkdown(content: string): string {
  return content.length > LONGEST_PARSED ? renderPlain(content) : markdown.render(content).trim()
}

/** What a customer wrote: their characters as they are, with links and line breaks. */
export function renderPlain(content: string): string {
  return content.length > LONGEST_PARSED
    ? `<p>${plain.utils.escapeHtml(content).replaceAll('\n', '<br>')}</p>`
    : plain.render(content).trim()
}
