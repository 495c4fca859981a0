'use client'

import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import { When } from '../ui/when.tsx'
import { DetailsRow } from './details-row.tsx'
import { consentOf, visitFacts } from './visit-facts.ts'

/** Whether anything is known of the visit. */
export const knowsVisit = ({ attributes }: Conversation) =>
  visitFacts(attributes).length > 0 || consentOf(attributes) !== null

/** From where and with what the visitor came. */
export function DetailsVisit({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const consent = consentOf(conversation.attributes)
  return (
    <>
      {visitFacts(conversation.attributes).map(fact => (
        <DetailsRow key={fact.id} label={t(fact.id)}>
          {fact.href ? (
            <a
              href={fact.href}
              target="_blank"
              rel="noreferrer nofollow"
              title={fact.href}
              className="block truncate text-accent-text hover:underline"
            >
              <bdi>{fact.text}</bdi>
            </a>
          ) : (
            <span className="block truncate" title={fact.text}>
              <bdi>{fact.text}</bdi>
            </span>
          )}
        </DetailsRow>
      ))}
      {consent && (
        <DetailsRow label={t('consent')}>
          {t('consentVersion', { version: consent.version })} · <When at={consent.at} />
        </DetailsRow>
      )}
    </>
  )
}
