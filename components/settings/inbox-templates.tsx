'use client'

import { useQueryClient } from '@tanstack/react-query'
import { FileText, RotateCw, Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import type { WhatsappTemplate } from '#lib/protocol/whatsapp.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Input } from '../ui/field.tsx'
import { Empty } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { When } from '../ui/when.tsx'
import { TemplatePreview } from './template-preview.tsx'

/** So long after asking one looks whether they have come. */
const LOOK_AFTER_MS = [2000, 6000, 15_000]

/** The templates that Meta has approved for the number, and those that it has not. */
export function InboxTemplates({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.templates')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [busy, setBusy] = useState(false)
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState<WhatsappTemplate | null>(null)
  const templates = inbox.message_templates ?? []
  const found = templates.filter(one => one.name.toLowerCase().includes(sought.trim().toLowerCase()))

  async function sync() {
    setBusy(true)
    try {
      await api.syncTemplates(inbox.id)
      toast(t('asked'))
      for (const wait of LOOK_AFTER_MS)
        setTimeout(() => void client.invalidateQueries({ queryKey: keys.inboxes(accountId) }), wait)
    } catch {
      toast(t('notAsked'), { tone: 'danger' })
    }
    setBusy(false)
  }

  return (
    <section>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-sm text-muted">
          {inbox.message_templates_last_updated ? (
            <>
              {t('synced')} <When at={Date.parse(inbox.message_templates_last_updated) / 1000} />
            </>
          ) : (
            t('never')
          )}
        </p>
        <Button busy={busy} onClick={sync}>
          <RotateCw size={14} aria-hidden />
          {t('sync')}
        </Button>
      </div>
      {inbox.trouble && (
        <p role="alert" className="mb-4 rounded-lg bg-danger-soft px-3 py-2.5 text-sm text-danger">
          {t('trouble')} <bdi dir="ltr">{inbox.trouble}</bdi>
        </p>
      )}
      {templates.length > 0 ? (
        <>
          <div className="relative mb-3 max-w-xs">
            <Search size={15} aria-hidden className="absolute start-2.5 top-[11px] text-faint" />
            <Input
              type="search"
              aria-label={t('search')}
              placeholder={t('search')}
              value={sought}
              onChange={event => setSought(event.target.value)}
              className="ps-8"
            />
          </div>
          {found.length ? (
            <ul className="divide-y divide-line border-y border-line">
              {found.map(one => (
                <li key={`${one.name}:${one.language}`}>
                  <button
                    type="button"
                    onClick={() => setShown(one)}
                    className="ring-inset-focus flex w-full items-center gap-3 py-2.5 text-start hover:bg-hover sm:-mx-3 sm:w-[calc(100%+1.5rem)] sm:px-3"
                  >
                    <span className="min-w-0 flex-1">
                      <span dir="ltr" className="block truncate text-start font-mono text-xs">
                        {one.name}
                      </span>
                      <span className="block text-xs text-muted">
                        {[one.language, one.category?.toLowerCase()].filter(Boolean).join(' · ')}
                      </span>
                    </span>
                    <TemplateStatus status={one.status} />
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <p className="py-6 text-sm text-muted">{t('notFound')}</p>
          )}
        </>
      ) : (
        <Empty icon={FileText} title={t('none')} body={t('noneBody')} />
      )}
      <Dialog open={shown !== null} onOpenChange={open => !open && setShown(null)} title={shown?.name ?? ''}>
        {shown && <TemplatePreview template={shown} />}
      </Dialog>
    </section>
  )
}

const colors: Record<string, string> = {
  APPROVED: 'bg-good-soft text-good',
  PENDING: 'bg-attention-soft text-attention',
  REJECTED: 'bg-danger-soft text-danger',
  PAUSED: 'bg-attention-soft text-attention',
  DISABLED: 'bg-danger-soft text-danger',
}

function TemplateStatus({ status }: { status: string }) {
  const t = useTranslations('channels.templates.states')
  const known = status.toUpperCase()
  return (
    <span className={cx('shrink-0 rounded-full px-2 py-0.5 text-xs', colors[known] ?? 'bg-press text-muted')}>
      {known in colors ? t(known as 'APPROVED') : status.toLowerCase()}
    </span>
  )
}
