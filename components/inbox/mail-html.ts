import type { AttachmentWire } from '#lib/protocol/index.ts'
import { lastingUrl } from '../data/attachments.ts'

/** Colours and the writing's direction, as the page has them; for mails that bring no colours of their own. */
export type Look = { text: string; link: string; line: string; dark: boolean }

type Html = { full?: unknown; reply?: unknown }

/** A mail's HTML, which the server has made safe: what its writer wrote, and all of it; null for mails of words alone. */
export function htmlOf(email: unknown): { reply: string; full: string } | null {
  const { html_content: html } = (email ?? {}) as { html_content?: Html }
  const [full, reply] = [textOf(html?.full), textOf(html?.reply)]
  return full || reply ? { full: full || reply, reply: reply || full } : null
}

/** Leads the pictures within a mail's text to its attachments. Answers which of those are shown so. */
export function withPictures(html: string, attachments: AttachmentWire[], conversationId: number) {
  const inline = new Set<number>()
  let shown = html
  for (const one of attachments) {
    const { content_id: cid } = (one.meta ?? {}) as { content_id?: unknown }
    const sources = [typeof cid === 'string' ? `"cid:${cid}"` : '', one.data_url ? `"${escaped(one.data_url)}"` : '']
    for (const source of sources) {
      if (!source || !shown.includes(source)) continue
      inline.add(one.id)
      shown = shown.replaceAll(source, () => `"${own}${lastingUrl(one, conversationId)}"`)
    }
  }
  return { html: shown, inline }
}

/** Before addresses of ours, so that no mail can name them itself: only we write it, and take it out again. */
const own = 'charla-own:'
const REMOTE = /(<img\b[^>]*?\s)src="(?!charla-own:|data:)[^"]*"/gi

/** Whether the mail wants to fetch pictures from elsewhere, by which its sender would learn that it is read. */
export const hasRemote = (html: string): boolean => new RegExp(REMOTE).test(html)

/** Whether a browser would run it as an address: it leaves out what cannot be seen before it looks. */
export const isScript = (address: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what browsers leave out
  /^(?:javascript|vbscript):/i.test(address.replace(/[\u0000-\u0020]/g, ''))

/** Mails with colours of their own are made for white paper; others are written in the page's colours. */
const isColoured = (html: string): boolean =>
  /\bbgcolor=|background(?:-color)?\s*:|(?:^|[\s;"'])color\s*[:=]|<font\b[^>]*\bcolor/i.test(html)

type Options = { remote: boolean; look: Look; origins: string[] }

/**
 * A page of its own for a mail. Nothing in it runs: the frame forbids scripts, and the page's policy everything but styles and
 * pictures; those from elsewhere only when somebody wants to see them.
 */
export function mailDocument(html: string, { remote, look, origins }: Options): { document: string; paper: boolean } {
  const paper = isColoured(html)
  const images = [...new Set(origins), 'data:', ...(remote ? ['https:', 'http:'] : [])].join(' ')
  const policy = `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`
  const body = (remote ? html : html.replace(REMOTE, '$1data-kept=""')).replaceAll(own, '')
  const [text, link, line] = paper ? ['#1a1b20', '#324dc0', '#d2d3db'] : [look.text, look.link, look.line]
  const scheme = look.dark && !paper ? 'dark' : 'light'
  const document = `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="${scheme}"><base target="_blank">
<style>:root{color-scheme:${scheme};background:${paper ? '#fff' : 'transparent'}}
body{margin:0;padding:${paper ? '12px' : '0'};color:${text};font:14px/21px system-ui,sans-serif;overflow-wrap:anywhere;overflow-x:auto;overflow-y:hidden}
a{color:${link}}img{max-width:100%;height:auto}img[data-kept]{min-width:16px;min-height:16px;outline:1px dashed ${line};outline-offset:-1px}
table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:2px solid ${line}}
p{margin:0 0 8px}body>:last-child{margin-bottom:0}</style></head><body dir="auto">${body}</body></html>`
  return { document, paper }
}

const escaped = (url: string) => url.replaceAll('&', '&amp;')
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
