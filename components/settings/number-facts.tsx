'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'

const qualities = ['GREEN', 'YELLOW', 'RED'] as const
const facts = ['verified_name', 'quality_rating', 'messaging_limit_tier', 'name_status', 'account_mode'] as const

/** What Meta says of the number: under which name, of what quality, and to how many it may write first. */
export function NumberFacts({ inboxId }: { inboxId: number }) {
  const t = useTranslations('channels.numberFacts')
  const { api, accountId } = useAccount()
  const number = useQuery({
    queryKey: keys.numberHealth(accountId, inboxId),
    queryFn: () => api.numberHealth(inboxId),
    staleTime: 5 * 60_000,
  })
  const known = facts.flatMap(name => (number.data?.[name] ? [[name, number.data[name]] as const] : []))
  const quality = (value: string) => qualities.find(one => one === value)
  return (
    <section className="border-t border-line py-6">
      <h2 className="mb-3 text-base font-semibold">{t('title')}</h2>
      {number.data ? (
        known.length ? (
          <dl className="grid gap-x-8 gap-y-4 text-sm sm:grid-cols-2">
            {known.map(([name, value]) => {
              const rated = name === 'quality_rating' ? quality(value) : undefined
              return (
                <div key={name}>
                  <dt className="text-muted">{t(name)}</dt>
                  <dd className="font-medium">
                    {rated ? t(`qualities.${rated}`) : <bdi dir="auto">{value.replaceAll('_', ' ')}</bdi>}
                  </dd>
                </div>
              )
            })}
          </dl>
        ) : (
          <p className="text-sm text-muted">{t('nothing')}</p>
        )
      ) : number.error ? (
        <Problem error={number.error} onRetry={() => number.refetch()} />
      ) : (
        <Loading className="grid gap-3 sm:grid-cols-2">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </Loading>
      )}
    </section>
  )
}
