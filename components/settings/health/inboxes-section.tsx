'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { paths } from '../../shell/paths.ts'
import { When } from '../../ui/when.tsx'
import { rowsClass } from '../rows.tsx'
import { PartRow } from './part-row.tsx'
import type { BodyOfAnswer } from './types.ts'

/** When each inbox last had a message, and what keeps it from having more. */
export function InboxesSection({ inboxes }: { inboxes: BodyOfAnswer['inboxes'] }) {
  const t = useTranslations('settings.health')
  const { accountId } = useAccount()
  if (!inboxes.length) return null
  return (
    <section aria-labelledby="health-inboxes">
      <h2 id="health-inboxes" className="mb-2 text-base font-semibold">
        {t('inboxes')}
      </h2>
      <ul className={rowsClass}>
        {inboxes.map(inbox => (
          <PartRow
            key={inbox.id}
            standing={inbox.standing}
            name={
              <Link href={paths.inboxSettings(accountId, inbox.id)} className="hover:underline">
                <bdi>{inbox.name}</bdi>
              </Link>
            }
            body={
              inbox.last_message_at ? (
                <>
                  {t('lastMessage')} <When at={Date.parse(inbox.last_message_at) / 1000} />
                </>
              ) : (
                t('noMessage')
              )
            }
            reason={inbox.trouble}
            fix={t('inboxTrouble')}
            aside={
              inbox.last_contact_at && (
                <>
                  {t('lastContact')} <When at={Date.parse(inbox.last_contact_at) / 1000} />
                </>
              )
            }
          />
        ))}
      </ul>
    </section>
  )
}
