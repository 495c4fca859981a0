'use client'

import { useQueryClient } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { LooseField } from '../attributes/loose-field.tsx'
import { Row, Section } from '../contacts/row.tsx'
import { useAccount } from '../data/account-context.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { When } from '../ui/when.tsx'
import { type Company, companyKeys, useCompaniesApi } from './companies-api.ts'

/** What is known about a company. */
export function CompanyFacts({ company }: { company: Company }) {
  const t = useTranslations('companies')
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const custom = Object.entries(company.custom_attributes)
  async function set(key: string, value: string | number | boolean | null) {
    const { payload } = await (value === null
      ? api.forget(company.id, [key])
      : api.update(company.id, { custom_attributes: { [key]: value } }))
    client.setQueryData(companyKeys.one(accountId, company.id), payload)
  }
  return (
    <div className="divide-y divide-line">
      <Section title={t('about')}>
        {company.description && (
          <p dir="auto" className="mb-3 break-words whitespace-pre-wrap text-muted">
            {company.description}
          </p>
        )}
        <Row label={t('fields.domain')}>
          {company.domain ? (
            <a
              href={`https://${company.domain}`}
              target="_blank"
              rel="noreferrer nofollow"
              className="flex items-center gap-1.5 text-accent-text hover:underline"
            >
              <bdi className="truncate">{company.domain}</bdi>
              <ExternalLink size={13} aria-hidden className="shrink-0" />
            </a>
          ) : (
            <span className="text-faint">—</span>
          )}
        </Row>
        <Row label={t('fields.last_activity_at')}>
          {company.last_activity_at === null ? (
            <span className="text-faint">—</span>
          ) : (
            <When at={company.last_activity_at} />
          )}
        </Row>
        <Row label={t('fields.created_at')}>
          <ExactTime at={Date.parse(company.created_at) / 1000} />
        </Row>
      </Section>
      {custom.length > 0 && (
        <Section title={t('attributes')}>
          {custom.map(([key, value]) => (
            <LooseField key={key} name={key} value={value} onSave={given => set(key, given)} />
          ))}
        </Section>
      )}
    </div>
  )
}
