import { useState } from 'preact/hooks'
import type { AttachmentWire } from '#lib/protocol/attachment.ts'
import { freshUrl, nameOf } from '../attachments.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

/** Pictures in the place that is kept for them, everything else as a link with its name. */
export function Attachments({ all }: { all: AttachmentWire[] }) {
  return (
    <>
      {all.map(one => (
        <Attachment key={one.id} one={one} />
      ))}
    </>
  )
}

/** The first link stays, because each event brings another to the same file; one that is too old is asked for again, once. */
function Attachment({ one }: { one: AttachmentWire }) {
  const [url, setUrl] = useState(one.data_url)
  const [failed, setFailed] = useState(0)
  const name = nameOf(one)
  const again = () => {
    setFailed(failed + 1)
    if (!failed) freshUrl(one).then(setUrl, () => setFailed(2))
  }
  const open = async (event: Event) => {
    event.preventDefault()
    const beside = window.open('', '_blank')
    const address = await freshUrl(one).catch(() => url)
    if (!beside) return
    beside.opener = null
    if (address) beside.location = address
    else beside.close()
  }
  return (
    <a class={one.file_type === 'image' && failed < 2 ? 'picture' : 'file'} href={url} onClick={open}>
      {one.file_type === 'image' && failed < 2 ? (
        // biome-ignore lint/performance/noImgElement: there is no Next in the widget
        <img
          src={url}
          alt={name}
          width={one.width ?? undefined}
          height={one.height ?? undefined}
          loading="lazy"
          onError={again}
        />
      ) : (
        <>
          <Icon name="file" />
          <bdi>{name || t('file')}</bdi>
        </>
      )}
    </a>
  )
}
