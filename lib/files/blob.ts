import { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { derivedToken, sameBytes } from '#lib/base/crypto.ts'
import { Upload } from '#lib/base/files/index.ts'
import { runtime } from '#lib/base/runtime.ts'

/** A stored file of an account. */
export type Blob = {
  account_id: number
  id: number
  key: string
  thumb_key: string | null
  filename: string
  content_type: string
  byte_size: number
  checksum: string
  width: number | null
  height: number | null
  owner: string | null
  uploaded: boolean
  created_at: Date
}

/** A file as part of a form. */
export const upload = () =>
  z.custom<Upload>(given => given instanceof Upload, 'must be a file').meta({ type: 'string', format: 'binary' })

/** Files come as parts of a form, or by the signed ids of direct uploads. */
export const fileOrSignedId = () => z.union([upload(), z.string().max(255)], 'must be a file or the signed id of one')

/** Who may take the file into a message: the visitor who brought it; null for the members. */
export const ownerOf = ({ actor }: Context): string | null =>
  actor.kind === 'visitor' ? `${actor.inboxId}:${actor.sourceId}` : null

/** The text, so that nobody can write another in its place. `purpose` keeps what is signed for one from being used for another. */
export const signed = (purpose: string, text: string): string => `${text}.${derivedToken(`files:${purpose}`, text)}`

/** What was signed for this purpose; null for anything else. */
export function unsigned(purpose: string, token: string): string | null {
  const text = token.slice(0, Math.max(token.lastIndexOf('.'), 0))
  return text && sameBytes(Buffer.from(signed(purpose, text)), Buffer.from(token)) ? text : null
}

export const signedId = (blob: Pick<Blob, 'account_id' | 'id'>): string =>
  signed('blob', `${blob.account_id}.${blob.id}`)

/** The id of a blob of this account; null when the text is none of ours. */
export function readSignedId(accountId: number, token: string): number | null {
  const [account, id] = unsigned('blob', token)?.split('.').map(Number) ?? []
  return account === accountId && id ? id : null
}

/** Where files are answered, without a slash at the end. */
export function filesUrl(): string {
  const { env, url } = runtime()
  return env.FILES_URL?.replace(/\/$/, '') ?? url
}

/** Where the file is answered until then, in unix milliseconds; always for 0. */
export const blobUrl = (blob: Pick<Blob, 'account_id' | 'id' | 'filename'>, until: number): string =>
  `${filesUrl()}/files/blobs/${signed('shown', `${blob.account_id}.${blob.id}.${until}`)}/${encodeURIComponent(blob.filename)}`
