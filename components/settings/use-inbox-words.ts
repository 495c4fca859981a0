'use client'

import { useTranslations } from 'use-intl'

/** What can be wrong with an inbox's fields, in the viewer's language. */
export function useInboxWords() {
  const t = useTranslations('settings.inboxes')
  return {
    nameNeeded: t('nameNeeded'),
    urlNeeded: t('urlNeeded'),
    urlWrong: t('urlWrong'),
    colorWrong: t('colorWrong'),
    domainsWrong: t('domainsWrong'),
  }
}
