import chardet from 'chardet'
import iconv from 'iconv-lite'

/** Less sure than this, a guess is worth less than what most spreadsheets of the West write. */
const SURE = 40
const USUAL = 'windows-1252'

export type Decoded = { text: string; encoding: string }

/**
 * The text of a file, in whatever encoding: the one that is named, else by its mark, else UTF-8 if it is that, else what
 * it looks like. What Postgres cannot hold is replaced. Null for an encoding that nobody knows.
 */
export function decode(file: Buffer, named?: string): Decoded | null {
  const encoding = named ?? encodingOf(file)
  if (!iconv.encodingExists(encoding)) return null
  return { encoding, text: iconv.decode(file, encoding).toWellFormed().replaceAll('\0', '\ufffd') }
}

function encodingOf(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le'
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(file)
    return zeroes(file) ?? 'utf-8'
  } catch {
    return zeroes(file) ?? likely(file)
  }
}

/** UTF-16 without a mark: every other byte of plain letters is zero. */
function zeroes(file: Buffer): string | null {
  const head = file.subarray(0, 1000)
  const at = (rest: number) => head.filter((byte, index) => byte === 0 && index % 2 === rest).length
  const enough = head.length / 8
  if (at(1) > enough && at(0) < at(1) / 4) return 'utf-16le'
  if (at(0) > enough && at(1) < at(0) / 4) return 'utf-16be'
  return null
}

function likely(file: Buffer): string {
  const [best] = chardet.analyse(file.subarray(0, 200_000)).filter(guess => iconv.encodingExists(guess.name))
  if (!best || best.confidence < SURE || /^(utf|ascii|iso-8859-1$)/i.test(best.name)) return USUAL
  return best.name.toLowerCase()
}
