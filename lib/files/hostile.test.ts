import { beforeAll, describe, expect, it } from 'vitest'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { aFile, fetchFile, firstOf, formOf, picture } from '#tests/support/files.ts'
import { eicar, html, pngClaiming, svg, zipOf } from '#tests/support/hostile-files.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

const { api } = withCharla({ env: { MAXIMUM_FILE_UPLOAD_SIZE: '1' } })

let talk: Talk
beforeAll(async () => {
  talk = await startTalk()
})

const entrances: [string, (file: File) => Promise<{ status: number; body: unknown }>][] = [
  [
    'an agent',
    file =>
      request('POST', `/api/v1/accounts/${talk.tenant.accountId}/conversations/${talk.displayId}/messages`, {
        as: talk.tenant.agent,
        form: formOf({ 'attachments[]': file }),
      }),
  ],
  [
    'a visitor',
    file =>
      request('POST', '/api/v1/widget/messages', {
        as: talk.visitor,
        form: formOf({ 'message[attachments][]': file }),
      }),
  ],
]

describe.each(entrances)('what %s sends', (_who, send) => {
  const kept = async (file: File): Promise<{ attachment: AttachmentWire; headers: Headers; bytes: Buffer }> => {
    const { status, body } = await send(file)
    expect(status, JSON.stringify(body)).toBe(200)
    const attachment = firstOf(body)
    const { headers, bytes, status: answered } = await fetchFile(api(), attachment.data_url)
    expect(answered).toBe(200)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    return { attachment, headers, bytes }
  }

  it.each([
    ['a page', html, 'page.html', 'text/html'],
    ['a page that says to be a picture', html, 'photo.png', 'image/png'],
    ['a drawing with a script', svg, 'a.svg', 'image/svg+xml'],
    ['a drawing after a declaration', `<?xml version="1.0"?>\n${svg}`, 'a.svg', 'image/png'],
    ['a script', 'alert(1)', 'a.js', 'text/javascript'],
    ['bytes', Buffer.from([0, 1, 2, 255]), 'photo.jpg', 'image/jpeg'],
  ])('is only a file to be saved, when it is %s (SEC6)', async (_name, content, name, type) => {
    const { attachment, headers, bytes } = await kept(aFile(content, name, type))
    expect(attachment).toMatchObject({ file_type: 'file', thumb_url: '' })
    expect(headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(headers.get('content-type')).toMatch(/^(application\/octet-stream|text\/plain; charset=utf-8)$/)
    expect(bytes.equals(Buffer.from(content as string))).toBe(true)
  })

  it.each([
    ['plain', Buffer.from(eicar), 'eicar.com.txt'],
    ['stored in an archive', zipOf('eicar.com', Buffer.from(eicar), false), 'a.zip'],
    ['pressed in an archive', zipOf('eicar.com', Buffer.from(eicar), true), 'a.zip'],
  ])('is refused when scanners warn of it: %s', async (_name, content, name) => {
    expect(await send(aFile(content, name))).toMatchObject({ status: 422, body: { attributes: ['attachments'] } })
  })

  it('is refused when it is empty, too large, or claims to be a picture without end', async () => {
    expect((await send(aFile('', 'empty.txt'))).status).toBe(422)
    expect((await send(aFile(Buffer.alloc(1_048_577), 'big.bin'))).status).toBe(413)
    expect((await send(aFile(pngClaiming(64_250), 'flood.png'))).status).toBe(422)
  })

  it('is kept as a file when it is a broken picture, and archives are not unpacked', async () => {
    expect((await kept(aFile((await picture()).subarray(0, 100), 'broken.jpg'))).attachment.thumb_url).toBe('')
    const bomb = zipOf('zeros', Buffer.alloc(10_000_000), true)
    expect((await kept(aFile(bomb, 'bomb.zip'))).attachment).toMatchObject({ file_type: 'file' })
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['x.php%00.jpg', 'x.php.jpg'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['a\r\nSet-Cookie: x=1.txt', /^a(%0D%0A)?Set-Cookie- x=1\.txt$/],
    ['てすと.txt', 'てすと.txt'],
    ['"quoted" & <b>.txt', /^(-quoted-|%22quoted%22) & -b-\.txt$/],
    [`${'long'.repeat(1000)}.txt`, /^(long)+l?o?n?\.txt$/],
    ['...', 'file'],
  ])('has a name that can be shown: %j', async (name, expected) => {
    const { attachment, headers } = await kept(aFile('text', name))
    const shown = decodeURIComponent(attachment.data_url?.split('/').at(-1) as string)
    if (typeof expected === 'string') expect(shown).toBe(expected)
    else expect(shown).toMatch(expected)
    expect(headers.get('set-cookie')).toBeNull()
    expect(decodeURIComponent(headers.get('content-disposition')?.split("UTF-8''")[1] ?? '')).toBe(shown)
  })

  it('has an extension that fits what it is', async () => {
    const { attachment, headers } = await kept(aFile(await picture(), 'x.jpg.php'))
    expect(attachment).toMatchObject({ file_type: 'image', content_type: 'image/jpeg', extension: 'jpg' })
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="x.jpg.php.jpg"/)
  })
})
