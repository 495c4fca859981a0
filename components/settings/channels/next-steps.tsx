'use client'

import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { Snippet } from '../snippet.tsx'
import { CopyLine } from './copy-line.tsx'
import { typeOf } from './looks.ts'

/** What has to be done outside so that an inbox works: lines to paste, addresses to carry to other places. */
export function NextSteps({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.next')
  const type = typeOf(inbox)
  if (type === 'web_widget')
    return (
      <Part title={t('website')} body={t('websiteBody')}>
        <Snippet inbox={inbox} />
      </Part>
    )
  if (type === 'email') return <MailSteps inbox={inbox} />
  if (type === 'whatsapp') return <WhatsappSteps inbox={inbox} />
  if (type === 'telegram') return <TelegramSteps inbox={inbox} />
  if (type === 'api')
    return (
      <Part title={t('api')} body={t('apiBody')}>
        {inbox.inbox_identifier && <CopyLine label={t('identifier')} text={inbox.inbox_identifier} />}
        <div>
          <Button asChild>
            <a href="/api/docs" target="_blank" rel="noreferrer">
              <ExternalLink size={14} aria-hidden />
              {t('apiDocs')}
            </a>
          </Button>
        </div>
      </Part>
    )
  return inbox.webhook_url ? (
    <Part title={t('webhook')} body={t('webhookBody')}>
      <CopyLine label={t('webhookUrl')} text={inbox.webhook_url} />
    </Part>
  ) : null
}

function MailSteps({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.next')
  return (
    <Part title={t('mail')} body={inbox.imap_enabled ? t('mailRead', { email: inbox.email ?? '' }) : t('mailForward')}>
      {inbox.forward_to_email && (
        <CopyLine label={t('forward')} text={inbox.forward_to_email} help={t('forwardHelp')} />
      )}
      {inbox.webhook_url && <CopyLine label={t('mailHook')} text={inbox.webhook_url} help={t('mailHookHelp')} secret />}
    </Part>
  )
}

function WhatsappSteps({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.next')
  const token = inbox.provider_config?.webhook_verify_token
  return (
    <Part title={t('whatsapp')} body={t(inbox.provider === 'default' ? 'whatsapp360' : 'whatsappBody')}>
      {inbox.webhook_url && <CopyLine label={t('callback')} text={inbox.webhook_url} />}
      {typeof token === 'string' && token !== '' && <CopyLine label={t('verify')} text={token} />}
    </Part>
  )
}

function TelegramSteps({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.next')
  return (
    <Part title={t('telegram')} body={inbox.bot_name ? t('telegramBody') : t('telegramTrouble')}>
      {inbox.trouble && (
        <p className="text-sm text-danger">
          <bdi dir="ltr">{inbox.trouble}</bdi>
        </p>
      )}
      {inbox.bot_name && (
        <>
          <CopyLine label={t('botLink')} text={`https://t.me/${inbox.bot_name}`} />
          <div>
            <Button asChild>
              <a href={`https://t.me/${inbox.bot_name}`} target="_blank" rel="noreferrer">
                <ExternalLink size={14} aria-hidden />
                {t('openBot')}
              </a>
            </Button>
          </div>
        </>
      )}
    </Part>
  )
}

function Part({ title, body, children }: { title: string; body: string; children?: ReactNode }) {
  return (
    <section className="flex max-w-2xl flex-col gap-4">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="mt-1 text-sm text-muted">{body}</p>
      </div>
      {children}
    </section>
  )
}
