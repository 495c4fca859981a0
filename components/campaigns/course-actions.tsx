'use client'

import { Ban, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { useAccountDetails } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { toast } from '../ui/toast.tsx'
import { ConfirmSending } from './confirm-sending.tsx'
import { draftOf } from './draft.ts'
import { type Campaign, useOneOffApi } from './one-off-api.ts'
import { standingOf } from './standing.ts'
import { useCampaignList } from './use-campaigns.ts'
import { usePutOneOff, useResults } from './use-one-off.ts'

type Asking = 'send' | 'cancel' | 'delete' | null

/** What can be done with it where it stands. */
export function CourseActions({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('oneOff.actions')
  const { accountId } = useAccount()
  const [asking, setAsking] = useState<Asking>(null)
  const { act, busy, remove } = useCourse(campaign, () => setAsking(null))
  const standing = standingOf(campaign)
  const waits = standing === 'draft' || standing === 'scheduled'
  const goes = standing === 'sending' || standing === 'starting' || standing === 'scheduled'
  const left = useResults(campaign).data?.counts.planned ?? 0
  return (
    <div className="flex flex-wrap gap-2">
      {goes && (
        <Button busy={busy === 'pause'} onClick={() => void act('pause')}>
          <Pause size={14} aria-hidden />
          {t('pause')}
        </Button>
      )}
      {standing === 'paused' && (
        <Button tone="primary" busy={busy === 'resume'} onClick={() => void act('resume')}>
          <Play size={14} aria-hidden className="flip-rtl" />
          {t('resume')}
        </Button>
      )}
      {(standing === 'sending' || standing === 'paused') && (
        <Button onClick={() => setAsking('cancel')}>
          <Ban size={14} aria-hidden />
          {t('cancel')}
        </Button>
      )}
      {waits && (
        <Button asChild>
          <Link href={paths.oneOff(accountId, campaign.id, true)}>
            <Pencil size={14} aria-hidden />
            {t('edit')}
          </Link>
        </Button>
      )}
      {(waits || standing === 'sent') && (
        <Button onClick={() => setAsking('delete')}>
          <Trash2 size={14} aria-hidden />
          {t('delete')}
        </Button>
      )}
      {standing === 'draft' && (
        <Button tone="primary" onClick={() => setAsking('send')}>
          <Send size={14} aria-hidden className="flip-rtl" />
          {t('review')}
        </Button>
      )}
      {asking === 'send' && (
        <SendDraft
          campaign={campaign}
          busy={busy === 'send'}
          onClose={() => setAsking(null)}
          onSend={() => void act('send')}
        />
      )}
      <Confirm
        open={asking === 'cancel'}
        onOpenChange={open => !open && setAsking(null)}
        title={t('cancelAsk', { title: campaign.title })}
        body={t('cancelBody', { count: left })}
        action={t('cancel')}
        busy={busy === 'cancel'}
        onConfirm={() => void act('cancel')}
      />
      <Confirm
        open={asking === 'delete'}
        onOpenChange={open => !open && setAsking(null)}
        title={t('deleteAsk', { title: campaign.title })}
        body={t(standing === 'sent' ? 'deleteSentBody' : 'deleteBody')}
        action={t('delete')}
        busy={busy === 'delete'}
        onConfirm={() => void remove()}
      />
    </div>
  )
}

type SendProps = { campaign: Campaign; busy: boolean; onClose: () => void; onSend: () => void }

function SendDraft({ campaign, busy, onClose, onSend }: SendProps) {
  const timeZone = useAccountDetails().data?.timezone ?? 'UTC'
  return (
    <ConfirmSending
      draft={draftOf(campaign, campaign.inbox.id, timeZone)}
      inboxName={campaign.inbox.name}
      campaignId={campaign.id}
      timeZone={timeZone}
      busy={busy}
      onClose={onClose}
      onConfirm={onSend}
    />
  )
}

type Act = 'pause' | 'resume' | 'cancel' | 'send'

function useCourse(campaign: Campaign, onDone: () => void) {
  const t = useTranslations('oneOff.actions')
  const { accountId } = useAccount()
  const router = useRouter()
  const api = useOneOffApi()
  const put = usePutOneOff()
  const list = useCampaignList()
  const [busy, setBusy] = useState<Act | 'delete' | null>(null)
  const { id } = campaign
  const verbs: Record<Act, () => Promise<Campaign>> = {
    pause: () => api.pause(id),
    resume: () => api.resume(id),
    cancel: () => api.cancel(id),
    send: () => {
      const isAhead = campaign.scheduled_at && Date.parse(campaign.scheduled_at) > Date.now()
      return api.update(id, { enabled: true, ...(isAhead ? {} : { scheduled_at: null }) })
    },
  }

  async function act(what: Act): Promise<void> {
    setBusy(what)
    try {
      put(await verbs[what]())
      toast(t(`done.${what}`))
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) put(await api.get(id).catch(() => campaign))
      toast(t('notDone'), { tone: 'danger', action: { label: t('retry'), run: () => void act(what) } })
    }
    setBusy(null)
    onDone()
  }

  async function remove() {
    setBusy('delete')
    try {
      await api.remove(id)
      toast(t('done.delete', { title: campaign.title }))
      router.push(paths.oneOffs(accountId))
      list.drop(id)
    } catch {
      toast(t('notDone'), { tone: 'danger' })
    }
    setBusy(null)
  }
  return { act, busy, remove }
}
