'use client'

import { useTranslations } from 'use-intl'
import { consentChannel } from '#lib/protocol/campaign.ts'
import { useInboxes } from '../data/use-directory.ts'

/** What people most often agree to; an account may have others. */
export const usualPurposes = ['marketing', 'newsletter', 'service'] as const

/** As the API names a purpose: what somebody typed, without what it cannot have. */
export const purposeKey = (text: string): string =>
  text
    .trim()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64)

/** What a purpose is called, in the viewer's language where it is a usual one. */
export function usePurposeWords(): (purpose: string) => string {
  const t = useTranslations('consents.purposes')
  return purpose => {
    const usual = usualPurposes.find(one => one === purpose)
    return usual ? t(usual) : purpose.replaceAll('_', ' ')
  }
}

const usualChannels = ['whatsapp', 'email', 'sms', 'phone', 'telegram', 'web_widget', 'api'] as const

/** What a channel of consents is called. */
export function useChannelWords(): (channel: string) => string {
  const t = useTranslations('consents.channels')
  return channel => {
    const usual = usualChannels.find(one => one === channel)
    return usual ? t(usual) : channel.replaceAll('_', ' ')
  }
}

/** By which channels one may be asked: those of the account's inboxes, and those that everybody has. */
export function useConsentChannels(): string[] {
  const own = useInboxes().data?.map(inbox => consentChannel(inbox.channel_type)) ?? []
  return [...new Set(['whatsapp', 'email', 'sms', 'phone', ...own])]
}
