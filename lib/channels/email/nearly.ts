// What mail programs write against the rules, or by rules that the parser does not know, and everybody can read.

/** Behind a boundary there may be spaces (RFC 2046 5.1.1), with which the parser does not know it for one. */
export function unpadded(raw: Buffer): Buffer {
  const text = raw.toString('latin1')
  if (!/^--\S.*[ \t]\r?$/m.test(text)) return raw
  const boundaries = new Set(
    [...text.matchAll(/\bboundary=(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi)].map(found => found[1] ?? found[2]),
  )
  const bare = text.replace(/^--(\S.{0,200}?)[ \t]{1,80}(\r?)$/gm, (line, name: string, end: string) =>
    boundaries.has(name) || boundaries.has(name.replace(/--$/, '')) ? `--${name}${end}` : line,
  )
  return Buffer.from(bare, 'latin1')
}

/** A header that is encoded in words as it should be, with letters among them that are not. */
export function halfEncoded(header: string): string {
  return header
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(
      /=\?([\w.-]{1,40})(?:\*[\w-]+)?\?([QB])\?([^?]*)\?=/gi,
      (word, charset: string, kind: string, said: string) => {
        try {
          const decoder = new TextDecoder(charset)
          if (kind.toUpperCase() === 'B') return decoder.decode(Buffer.from(said, 'base64'))
          return said
            .replaceAll('_', ' ')
            .replace(/(?:=[0-9a-f]{2})+/gi, run => decoder.decode(Buffer.from(run.replaceAll('=', ''), 'hex')))
        } catch {
          return word // a charset that nobody knows
        }
      },
    )
}
