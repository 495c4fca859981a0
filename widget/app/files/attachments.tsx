import { useState } from 'preact/hooks'
import type { AttachmentWire } from '#lib/protocol/attachment.ts'
import { drawnSize, nameOf, webAddress } from '../attachment.ts'
import { FileName } from './file-name.tsx'
import { freshUrl } from './sending.ts'

/** Pictures in the place that is kept for them, sound and video to be played, everything else by its name. */
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
  const { file_type: type } = one
  const [url, setUrl] = useState(one.data_url)
  const [failures, setFailures] = useState(0)
  const name = nameOf(one)
  const src = webAddress(url)
  const again = () => {
    setFailures(failures + 1)
    if (!failures) freshUrl(one).then(setUrl, () => setFailures(2))
  }
  const open = async (event: Event) => {
    event.preventDefault()
    const beside = window.open('', '_blank')
    const address = webAddress(await freshUrl(one).catch(() => url))
    if (!beside) return
    beside.opener = null
    if (address) beside.location = address
    else beside.close()
  }
  if (failures < 2 && src) {
    const shown = { src, onError: again }
    if (type === 'image')
      return (
        <a class="picture" href={src} onClick={open}>
          {/* biome-ignore lint/performance/noImgElement: there is no Next in the widget */}
          <img {...shown} {...drawnSize(one)} alt={name} loading="lazy" />
        </a>
      )
    const player = { ...shown, controls: true, preload: 'metadata', 'aria-label': name, class: 'player' } as const
    if (type === 'audio') return <audio {...player} />
    if (type === 'video') return <video {...player} playsInline />
  }
  return src ? (
    <a class="plain" href={src} onClick={open}>
      <FileName name={name} />
    </a>
  ) : (
    <FileName name={name} />
  )
}
