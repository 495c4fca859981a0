/** Control characters, and those that turn the direction of text, under which `gpj.exe` reads as `exe.jpg` (SEC6). */
const TRICKS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const LONGEST = 200

/**
 * A name that can be shown, stored and put into a header: the last part of a path, on one line, at most 200 characters
 * with its extension kept. Something in any case.
 */
export function cleanName(given: string): string {
  const name = given
    .toWellFormed()
    .replace(/%00/g, '')
    .replace(TRICKS, '')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[<>:"|?*]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (!name) return 'file'
  const characters = [...name]
  if (characters.length <= LONGEST) return name
  const extension = [...extensionOf(name)]
  const kept = extension.length && extension.length <= 10 ? ['.', ...extension] : []
  return [...characters.slice(0, LONGEST - kept.length), ...kept].join('')
}

/** Without the dot, in small letters; empty when there is none. */
export const extensionOf = (name: string): string => /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** For `Content-Disposition`: in plain ASCII, and in full after RFC 6266. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(name).replace(/['()*]/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`
}
