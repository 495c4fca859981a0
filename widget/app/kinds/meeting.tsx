import { useSignal } from '@preact/signals'
import { joinMeeting } from '../api.ts'
import { webAddress } from '../attachment.ts'
import { t } from '../i18n.ts'
import type { KindProps } from './kinds.tsx'
import { Problem } from './problem.tsx'

const dyte = 'https://app.dyte.io/v2/meeting?authToken='

/** `integrations`: a call to join, by its link or by a ticket that the server asks the provider for. */
export function Meeting({ message }: KindProps) {
  const failed = useSignal(false)
  const { data } = message.content_attributes as { data?: { meeting_url?: unknown } }
  const link = webAddress(data?.meeting_url)
  if (link)
    return (
      <a class="choice" href={link}>
        {t('joinCall')}
      </a>
    )

  async function join() {
    failed.value = false
    // At once: a window that opens later is taken for an advertisement.
    const beside = window.open('', '_blank')
    const ticket = await joinMeeting(message.id).catch(() => undefined)
    if (ticket && beside) {
      beside.opener = null
      beside.location = dyte + encodeURIComponent(ticket.token)
      return
    }
    beside?.close()
    failed.value = true
  }
  return (
    <>
      <button type="button" class="choice" onClick={join}>
        {t('joinCall')}
      </button>
      <Problem text={failed.value ? t('joinFailed') : ''} />
    </>
  )
}
