'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Mail, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Schemas } from '#lib/protocol/client.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { AdministratorsOnly } from '../settings/administrators-only.tsx'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { useTitle } from '../ui/use-title.ts'
import { When } from '../ui/when.tsx'
import { MailReader } from './mail-reader.tsx'
import { mailTime } from './mail-time.ts'

/** Mail that was not sent because no mail server is set: an administrator reads it here. */
export function OutboxScreen() {
  const t = useTranslations('outbox')
  const { api, accountId, isAdministrator } = useAccount()
  useTitle(t('title'))
  const [openId, setOpenId] = useState<number | null>(null)
  const outbox = useQuery({
    queryKey: keys.outbox(accountId),
    queryFn: async () => (await api.outbox()).payload,
    enabled: isAdministrator,
    refetchInterval: 10_000,
  })
  if (!isAdministrator) return <AdministratorsOnly />
  const open = outbox.data?.find(mail => mail.id === openId)
  return (
    <main className="flex h-full bg-surface">
      <section
        aria-label={t('title')}
        className={cx(
          'flex h-full w-full shrink-0 flex-col border-line lg:w-[340px] lg:border-e',
          open && 'hidden lg:flex',
        )}
      >
        <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line ps-2 pe-2 lg:ps-4">
          <NavigationButton />
          <h1 className="flex-1 text-base font-semibold">{t('title')}</h1>
          <IconButton label={t('refresh')} onClick={() => outbox.refetch()}>
            <RefreshCw size={15} aria-hidden />
          </IconButton>
        </header>
        <p className="border-b border-line bg-info-soft px-4 py-2 text-xs text-info">{t('body')}</p>
        <div className="min-h-0 flex-1 overflow-y-auto">
          {outbox.data ? (
            outbox.data.length > 0 ? (
              <ul>
                {outbox.data.map(mail => (
                  <li key={mail.id}>
                    <MailRow mail={mail} open={mail.id === openId} onOpen={() => setOpenId(mail.id)} />
                  </li>
                ))}
              </ul>
            ) : (
              <Empty icon={Mail} title={t('empty')} body={t('emptyBody')} />
            )
          ) : outbox.error ? (
            <Problem error={outbox.error} onRetry={() => outbox.refetch()} />
          ) : (
            <Loading className="flex flex-col gap-6 p-4">
              {['a', 'b', 'c'].map(key => (
                <span key={key} className="flex flex-col gap-2">
                  <Skeleton className="h-3 w-40" />
                  <Skeleton className="h-3 w-full" />
                </span>
              ))}
            </Loading>
          )}
        </div>
      </section>
      <section aria-label={t('message')} className={cx('h-full min-w-0 flex-1', !open && 'hidden lg:block')}>
        {open ? (
          <MailReader
            mail={open}
            back={
              <IconButton label={t('back')} onClick={() => setOpenId(null)} className="lg:hidden">
                <ArrowLeft size={18} aria-hidden className="flip-rtl" />
              </IconButton>
            }
          />
        ) : (
          <div className="grid h-full place-items-center bg-bg">
            <Empty icon={Mail} title={t('choose')} />
          </div>
        )}
      </section>
    </main>
  )
}

function MailRow({ mail, open, onOpen }: { mail: Schemas['Mail']; open: boolean; onOpen: () => void }) {
  return (
    <button
      type="button"
      aria-current={open ? 'true' : undefined}
      onClick={onOpen}
      className={cx(
        'ring-inset-focus block w-full border-b border-line/70 px-4 py-2.5 text-start',
        open ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">
          <bdi>{mail.to}</bdi>
        </span>
        <When at={mailTime(mail)} className="tabular text-xs text-faint" />
      </span>
      <span className="block truncate text-muted">
        <bdi>{mail.subject}</bdi>
      </span>
    </button>
  )
}
