'use client'

import { Building2, Mail, Phone, UserRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'

/** A card of somebody that a customer has sent, as far as it is what it should be. */
export function ContactCard({ attachment: { fallback_title, meta = {} } }: { attachment: AttachmentWire }) {
  const t = useTranslations('talk')
  const name = text(meta.name) || [meta.firstName, meta.lastName].map(text).filter(Boolean).join(' ')
  const phones = texts(meta.phones)
  const emails = texts(meta.emails)
  const company = text(meta.company)
  const title = name || fallback_title || t('contactCard')
  return (
    <section
      aria-label={t('contactCardOf', { name: title })}
      className="flex w-72 max-w-full gap-2.5 rounded-lg border border-line-strong bg-raised px-3 py-2.5 text-sm"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-press text-muted">
        <UserRound size={16} aria-hidden />
      </span>
      <div className="flex min-w-0 flex-col gap-0.5">
        <p dir="auto" className="truncate font-medium">
          {title}
        </p>
        {company && (
          <p className="flex items-center gap-1.5 text-muted">
            <Building2 size={13} aria-hidden className="shrink-0" />
            <bdi className="truncate">{company}</bdi>
          </p>
        )}
        {(phones.length ? phones : name && fallback_title ? [fallback_title] : []).map(phone => (
          <a
            key={phone}
            href={`tel:${phone.replace(/[^+\d]/g, '')}`}
            className="flex items-center gap-1.5 underline-offset-2 hover:underline"
          >
            <Phone size={13} aria-hidden className="shrink-0 text-muted" />
            <bdi dir="ltr" className="tabular truncate">
              {phone}
            </bdi>
          </a>
        ))}
        {emails.map(email => (
          <a
            key={email}
            href={`mailto:${encodeURIComponent(email)}`}
            className="flex items-center gap-1.5 underline-offset-2 hover:underline"
          >
            <Mail size={13} aria-hidden className="shrink-0 text-muted" />
            <bdi className="truncate">{email}</bdi>
          </a>
        ))}
      </div>
    </section>
  )
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const texts = (value: unknown) => [...new Set(Array.isArray(value) ? value.map(text).filter(Boolean) : [])]
