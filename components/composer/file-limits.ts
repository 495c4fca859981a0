import type { FileLimit } from '#lib/protocol/index.ts'

/** The most bytes that the channel takes of such a file. */
export const mostBytesOf = (limits: FileLimit[], type: string): number =>
  limits.find(limit => type.startsWith(limit.type))?.most ?? Number.POSITIVE_INFINITY

/** The first kind of sound that both the browser can record and the channel takes. */
export const recordable = (voice: string[], supported: (type: string) => boolean): string | undefined =>
  voice.flatMap(type => [`${type};codecs=opus`, type]).find(supported)
