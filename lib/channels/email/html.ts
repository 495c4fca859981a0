import sanitize from 'sanitize-html'

const VALUE = /^(?!.*(?:url|expression|javascript|import|behavior|binding)\s*\()[^<>{}\\@;]{0,200}$/i
const styles = Object.fromEntries(
  [
    'background',
    'background-color',
    'border',
    'border-bottom',
    'border-collapse',
    'border-color',
    'border-left',
    'border-radius',
    'border-right',
    'border-spacing',
    'border-style',
    'border-top',
    'border-width',
    'color',
    'direction',
    'display',
    'font',
    'font-family',
    'font-size',
    'font-style',
    'font-weight',
    'height',
    'letter-spacing',
    'line-height',
    'list-style-type',
    'margin',
    'margin-bottom',
    'margin-left',
    'margin-right',
    'margin-top',
    'max-width',
    'min-width',
    'padding',
    'padding-bottom',
    'padding-left',
    'padding-right',
    'padding-top',
    'text-align',
    'text-decoration',
    'text-indent',
    'text-transform',
    'vertical-align',
    'white-space',
    'width',
    'word-break',
    'word-wrap',
  ].map(name => [name, [VALUE]]),
)

/** Only what leads out of the page: a mail is read on another one than it was written for. */
const LINKED = /^(?:https?:\/\/|mailto:|tel:)/i
const SHOWN = /^(?:https?:\/\/|cid:|data:image\/(?:png|jpe?g|gif|webp|bmp)[;,])/i

const table = [
  'align',
  'valign',
  'bgcolor',
  'width',
  'height',
  'colspan',
  'rowspan',
  'cellpadding',
  'cellspacing',
  'border',
]

const allowed: sanitize.IOptions = {
  allowedTags: [
    'a',
    'abbr',
    'address',
    'b',
    'big',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
    'code',
    'col',
    'colgroup',
    'dd',
    'del',
    'dfn',
    'div',
    'dl',
    'dt',
    'em',
    'figcaption',
    'figure',
    'font',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'mark',
    'ol',
    'p',
    'pre',
    'q',
    's',
    'samp',
    'section',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
    'tt',
    'u',
    'ul',
    'var',
    'wbr',
    'article',
    'header',
    'footer',
    'main',
  ],
  nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'title', 'xml', 'head', 'template', 'select'],
  allowedAttributes: {
    '*': ['dir', 'lang', 'title', 'style', 'align'],
    a: ['href', 'name', 'target', 'rel'],
    img: ['src', 'alt', 'width', 'height', 'border'],
    font: ['color', 'face', 'size'],
    ol: ['start', 'type'],
    ul: ['type'],
    table,
    td: table,
    th: table,
    tr: table,
    col: ['span', 'width'],
    hr: ['size', 'width'],
  },
  allowedStyles: { '*': styles },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'cid', 'data'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 200,
  parseStyleAttributes: true,
  transformTags: {
    a: (tagName, { href = '', ...attribs }) => ({
      tagName,
      attribs: {
        ...attribs,
        ...(LINKED.test(href.trim()) ? { href: href.trim() } : {}),
        target: '_blank',
        rel: 'noopener noreferrer nofollow',
      },
    }),
    img: (tagName, { src = '', ...attribs }) => ({
      tagName,
      attribs: SHOWN.test(src.trim()) ? { ...attribs, src: src.trim() } : attribs,
    }),
  },
}

/** A mail's HTML without anything that runs, loads styles or leads elsewhere than it says (SEC6, figure 20). */
export const safeHtml = (html: string): string => sanitize(html, allowed).trim()

/** By what mail programs mark what they quote. */
const QUOTE =
  /^(?:gmail_quote|gmail_quote_container|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|ms-outlook-mobile-reference-message|appendonsend|divRplyFwdMsg|mail-editor-reference-message-container|x_gmail_quote|OLK_SRC_BODY_SECTION)$/

/** The same without what is quoted; the whole where nothing else is in it. */
export function safeReply(html: string): string {
  const [unquoted = ''] = html.split(/<[^>]{0,200}\bid=["']?(?:appendonsend|divRplyFwdMsg)\b/i)
  const reply = sanitize(unquoted, {
    ...allowed,
    allowedAttributes: {
      ...allowed.allowedAttributes,
      '*': ['dir', 'lang', 'title', 'style', 'align', 'class', 'id', 'type'],
    },
    exclusiveFilter: ({ tag, attribs }) =>
      (tag === 'blockquote' && attribs.type === 'cite') ||
      [attribs.id, ...(attribs.class ?? '').split(/\s+/)].some(name => name && QUOTE.test(name)),
  })
  const safe = safeHtml(reply)
  return safe.replace(/<[^>]+>|&nbsp;|\s/g, '') || /<img/i.test(safe) ? safe : safeHtml(html)
}
