import type { AttachmentWire } from '#lib/protocol/attachment.ts'
import type { SentFile } from '../thread.ts'
import { Attachments } from './attachments.tsx'
import { FileName } from './file-name.tsx'
import css from './files.lazy.css'
import { Uploads } from './uploads.tsx'

export { css }

export type FilesProps = { all?: AttachmentWire[] | undefined; sent?: SentFile[] | undefined }

/** The files of a message, and those that were sent ahead of one; without either, those on their way. */
export default function Files({ all, sent }: FilesProps) {
  if (!all && !sent) return <Uploads />
  return (
    <>
      {all && <Attachments all={all} />}
      {sent?.map(file => (
        <FileName key={file.id} name={file.name} />
      ))}
    </>
  )
}
