import { fileTypeFromFile } from 'file-type'
import { beginning } from './beginning.ts'
import { extensionOf } from './names.ts'

const OCTETS = 'application/octet-stream'
const LOOKED_AT = 4096

/** What browsers show by themselves and cannot be made to run anything by: may be answered inline (SEC6). */
const shown = /^(image\/(jpeg|png|apng|gif|webp|avif|bmp)|(audio|video)\/[\w.+-]+)$/
/** Texts that are told apart by their names, because nothing in them says it. */
const texts: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
  ics: 'text/calendar',
  vcf: 'text/vcard',
}

/**
 * What the file is by what is in it; name and sender are believed only about sound without a picture, and about the
 * kinds of plain text.
 */
export async function kindOf(path: string, { filename, declared }: { filename: string; declared: string }) {
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.mime
  if (found && found !== 'application/xml') return declared.startsWith('audio/') ? asSound(found) : plainName(found)
  return textKind(await beginning(path, LOOKED_AT), filename)
}

export const isShown = (type: string): boolean => shown.test(type)

/** As what it may be answered: what could run in a page is only bytes. */
export const answeredAs = (type: string): string =>
  isShown(type) || type === 'application/pdf'
    ? type
    : /^text\/(plain|csv|calendar)$/.test(type)
      ? `${type}; charset=utf-8`
      : OCTETS

/** The extensions of kinds that have a usual one, the best first. */
const extensions: Record<string, string[]> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/bmp': ['bmp'],
  'application/pdf': ['pdf'],
}

/** The name with an extension that fits the content, so that no system opens a picture as a program. */
export function fittingName(filename: string, type: string): string {
  const fitting = extensions[type]
  return !fitting || fitting.includes(extensionOf(filename)) ? filename : `${filename.slice(0, 195)}.${fitting[0]}`
}

/** Recorders of browsers write sound into containers of video. */
const asSound = (type: string) =>
  /^video\/(webm|mp4|ogg|quicktime)$/.test(type) ? type.replace('video', 'audio') : type

/** As browsers know them. */
const plainName = (type: string) =>
  ({ 'audio/vnd.wave': 'audio/wav', 'audio/x-m4a': 'audio/mp4', 'video/x-m4v': 'video/mp4' })[type] ?? type

function textKind(bytes: Buffer, filename: string): string {
  const text = asText(bytes)
  if (text === null) return OCTETS
  const start = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase()
  if (/<svg[\s>/]/.test(start)) return 'image/svg+xml'
  if (/^(<!doctype html|<!--|<(html|head|body|script|iframe|a|b|div|p|img|table|style|meta|title)[\s>/])/.test(start))
    return 'text/html'
  if (start.startsWith('<?xml')) return 'application/xml'
  return texts[extensionOf(filename)] ?? 'text/plain'
}

/** Null for what is no text. A character that is cut off at the end is none the less one. */
function asText(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null
  const text = bytes.toString('utf8')
  return /\ufffd/.test(text.slice(0, -1)) ? null : text
}
