import { describe, expect, it } from 'vitest'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { hasRemote, htmlOf, isScript, mailDocument, withPictures } from './mail-html.ts'

const look = { text: '#111', link: '#00f', line: '#ccc', dark: true }
const page = (html: string, remote = false) => mailDocument(html, { remote, look, origins: ['https://charla.test'] })

const picture: AttachmentWire = {
  id: 7,
  message_id: 1,
  account_id: 1,
  file_type: 'image',
  data_url: 'https://charla.test/files/attachments/token/lamp.png',
  file_size: 10,
  meta: { content_id: 'lamp@x' },
}

describe('a mail with HTML', () => {
  it('shows its pictures from where they last, whichever way it was told of them', () => {
    for (const source of ['cid:lamp@x', picture.data_url]) {
      const { html, inline } = withPictures(`<p><img src="${source}"></p>`, [picture], 5)
      expect([...inline]).toEqual([7])
      expect(page(html).document).toContain('<img src="/api/v1/accounts/1/conversations/5/attachments/7">')
      expect(hasRemote(html)).toBe(false)
    }
  })

  it('fetches nothing from elsewhere before somebody asks for it', () => {
    const html = '<img alt="x" src="https://tracker.test/1.gif" width="1"><img src="data:image/png;base64,AA">'
    expect(hasRemote(html)).toBe(true)
    expect(page(html).document).not.toContain('tracker.test')
    expect(page(html).document).toMatch(/img-src https:\/\/charla\.test data:;/)
    expect(page(html, true).document).toContain('src="https://tracker.test/1.gif"')
    expect(page(html, true).document).toContain('img-src https://charla.test data: https: http:;')
  })

  it('cannot name a picture of ours itself', () => {
    const html = '<img src="/api/v1/accounts/1/conversations"><img src="https://charla.test/api/v1/profile">'
    expect(hasRemote(html)).toBe(true)
    expect(page(html).document).not.toContain('/api/v1')
  })

  it('is drawn on paper where it has colours of its own, and in those of the page otherwise', () => {
    expect(page('<table bgcolor="#fff"><tr><td>Hi</td></tr></table>').paper).toBe(true)
    expect(page('<p style="color: #222">Hi</p>').paper).toBe(true)
    const plain = page('<p>Hi</p>')
    expect(plain.paper).toBe(false)
    expect(plain.document).toContain('color-scheme:dark')
    expect(page('<p style="color: red">Hi</p>').document).toContain('color-scheme:light')
  })

  it('is what its writer wrote, or all of it where nothing else was found', () => {
    expect(htmlOf({ html_content: { full: '<p>a</p>', reply: '' } })).toEqual({ full: '<p>a</p>', reply: '<p>a</p>' })
    expect(htmlOf({ html_content: {} })).toBeNull()
    expect(htmlOf(undefined)).toBeNull()
  })
})

it.each([
  ['javascript:alert(1)', true],
  [' \u0001JavaScript:alert(1)', true],
  ['java\tscript:alert(1)', true],
  ['vb\nscript:x', true],
  ['https://x.test/javascript:', false],
  ['#javascript', false],
])('%j as an address runs: %s', (address, runs) => {
  expect(isScript(address)).toBe(runs)
})
