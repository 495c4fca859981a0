import MailComposer from 'nodemailer/lib/mail-composer/index.js'

export type Given = {
  headers: [string, string][]
  text?: string | undefined
  html?: string | undefined
  files: { filename: string; contentType?: string | undefined; content: Buffer; cid?: string | undefined }[]
}

/** A mail made again of what a service has taken apart: with the header that it had, as far as that was told. */
export async function composed({ headers, text, html, files }: Given): Promise<Buffer> {
  const made = await new MailComposer({
    text: text ?? (html ? undefined : ''),
    html,
    attachments: files.map(({ cid, contentType, ...file }) => ({
      ...file,
      ...(contentType ? { contentType } : {}),
      ...(cid ? { cid } : {}),
    })),
  })
    .compile()
    .build()
  const end = made.indexOf('\r\n\r\n')
  const own = fields(made.subarray(0, end).toString('utf8')).filter(field => /^(?:content-|mime-version)/i.test(field))
  const given = headers
    .filter(([name]) => !/^(?:content-|mime-version$)/i.test(name))
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]+\s*/g, ' ')}`)
  return Buffer.concat([Buffer.from([...given, ...own].join('\r\n'), 'utf8'), made.subarray(end)])
}

const fields = (head: string) => head.split(/\r\n(?![ \t])/)
