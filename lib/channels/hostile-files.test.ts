import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { afterAll, describe, expect, it } from 'vitest'
import type { MessageWire } from '#lib/protocol/index.ts'
import { withCharla } from '#tests/support/app.ts'
import { bring as bringMail, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { fetchFile, picture } from '#tests/support/files.ts'
import { startGraph } from '#tests/support/graph.ts'
import { eicar, html, pngClaiming, svg, zipOf } from '#tests/support/hostile-files.ts'
import { bring as bringWhatsapp, makeWhatsappInbox, said } from '#tests/support/whatsapp.ts'

const graph = await startGraph()
const { api } = withCharla({
  env: {
    ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8',
    WHATSAPP_CLOUD_BASE_URL: graph.url,
    MAXIMUM_FILE_UPLOAD_SIZE: '1',
  },
})
afterAll(() => graph.close())

type Sent = { name: string; type: string; content: Buffer }
let count = 0

// The other two entrances of reliability figure 25, agents and visitors, are in lib/files/hostile.test.ts.
const entrances: [string, (file: Sent) => Promise<MessageWire | undefined>][] = [
  [
    'a mail',
    async ({ name, type, content }) => {
      const box = await makeEmailInbox()
      const raw = await new MailComposer({
        from: 'zoe@customers.test',
        to: box.email,
        subject: 'A file',
        text: 'See the file',
        attachments: [{ filename: name, content, contentType: type }],
      })
        .compile()
        .build()
      expect((await bringMail(box, raw)).status).toBe(200)
      await readAll(box)
      return (await messagesIn(box))[0]
    },
  ],
  [
    'a message of WhatsApp',
    async ({ name, type, content }) => {
      const box = await makeWhatsappInbox()
      const id = `file-${++count}`
      graph.state.media.set(id, { type, content })
      const document = { id, filename: name, mime_type: type, caption: 'See the file' }
      expect((await bringWhatsapp(box, said(box, { type: 'document', document }))).status).toBe(200)
      await readAll(box)
      return (await messagesIn(box as unknown as EmailBox))[0]
    },
  ],
]

describe.each(entrances)('what %s brings', (_, send) => {
  const kept = async (file: Sent) => {
    const message = await send(file)
    expect(message?.content).toContain('See the file')
    const [attachment] = message?.attachments ?? []
    const { status, headers, bytes } = await fetchFile(api(), attachment?.data_url)
    expect(status).toBe(200)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    return { attachment, headers, bytes }
  }

  it.each<[string, string | Buffer, string, string]>([
    ['a page', html, 'page.html', 'text/html'],
    ['a page that says to be a picture', html, 'photo.png', 'image/png'],
    ['a drawing with a script', svg, 'avatar.svg', 'image/svg+xml'],
    ['bytes', Buffer.from([0, 1, 2, 255]), 'photo.jpg', 'image/jpeg'],
    ['an archive that would be huge', zipOf('zeros', Buffer.alloc(10_000_000), true), 'bomb.zip', 'application/zip'],
  ])('is only a file to be saved, when it is %s (SEC6, figure 25)', async (_name, content, name, type) => {
    const { attachment, headers, bytes } = await kept({ name, type, content: Buffer.from(content as string) })
    expect(attachment).toMatchObject({ file_type: 'file', thumb_url: '' })
    expect(headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(headers.get('content-type')).toMatch(/^(application\/octet-stream|text\/plain; charset=utf-8)$/)
    expect(bytes.equals(Buffer.from(content as string))).toBe(true)
  })

  it.each<[string, string, Buffer]>([
    ['malware', 'eicar.com.txt', Buffer.from(eicar)],
    ['malware in an archive', 'a.zip', zipOf('eicar.com', Buffer.from(eicar), true)],
    ['a picture without end', 'flood.png', pngClaiming(64_250)],
    ['more than a file may have', 'big.bin', Buffer.alloc(1_048_577, 1)],
  ])('is left out and named with the reason, when it is %s: the message is there', async (_name, name, content) => {
    const message = await send({ name, type: 'application/octet-stream', content })
    expect(message?.content).toContain('See the file')
    expect(message?.attachments ?? []).toEqual([])
    expect(message?.content_attributes.refused_attachments).toMatchObject([{ reason: expect.any(String) }])
  })

  it.each<[string, RegExp]>([
    ['../../etc/passwd', /^passwd$/],
    ['x.php%00.jpg', /^x\.php\.jpg$/],
    ['invoice\u202egpj.exe', /^invoicegpj\.exe$/],
    ['a\r\nSet-Cookie: x=1.txt', /^a ?(%0D%0A)?Set-Cookie- x=1\.txt$/],
    ['てすと.txt', /^てすと\.txt$/],
    [`${'long'.repeat(1000)}.txt`, /^(long)+l?o?n?\.txt$/],
  ])('has a name that can be shown: %j', async (name, expected) => {
    const { attachment, headers } = await kept({ name, type: 'text/plain', content: Buffer.from('text') })
    expect(decodeURIComponent(attachment?.data_url?.split('/').at(-1) as string)).toMatch(expected)
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('has an extension that fits what it is; what is empty does no harm', async () => {
    const { attachment } = await kept({ name: 'x.jpg.php', type: 'image/jpeg', content: await picture() })
    expect(attachment).toMatchObject({ file_type: 'image', content_type: 'image/jpeg', extension: 'jpg' })
    const message = await send({ name: 'empty.txt', type: 'text/plain', content: Buffer.alloc(0) })
    expect(message?.content).toContain('See the file')
  })
})
