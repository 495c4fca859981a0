'use client'

import { Info } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Field, Select } from '../../ui/field.tsx'
import type { Values } from './layouts.ts'
import { likelyServers, type MailService, mailServices, serversOf, serviceAt, serviceNames } from './mail-servers.ts'

/** Fills in where the mailbox is by its address, or by the service that somebody chooses, and says what that one asks for. */
export function MailServicePicker({ form }: { form: UseFormReturn<Values> }) {
  const t = useTranslations('channels.mail')
  const email = String(form.watch('email') ?? '')
  const host = String(form.watch('imap_address') ?? '')
  const filled = useRef('')
  const service = serviceAt(host)

  useEffect(() => {
    const servers = likelyServers(email)
    // What somebody has written over it stays.
    if (!servers || (host !== '' && host !== filled.current)) return
    if (servers.imap_address === host) return
    filled.current = servers.imap_address
    for (const [name, value] of Object.entries(servers)) form.setValue(name, value, { shouldDirty: true })
  }, [email, host, form])

  useEffect(() => {
    for (const name of ['imap_login', 'smtp_login'] as const)
      if (!form.getFieldState(name).isTouched) form.setValue(name, email, { shouldDirty: true })
  }, [email, form])

  function choose(chosen: MailService) {
    const servers = serversOf(chosen)
    filled.current = servers.imap_address
    for (const [name, value] of Object.entries(servers)) form.setValue(name, value, { shouldDirty: true })
  }

  return (
    <div className="flex flex-col gap-2">
      <Field label={t('service')} help={t('serviceHelp')}>
        {props => (
          <Select
            {...props}
            value={service ?? ''}
            onChange={event => event.target.value && choose(event.target.value as MailService)}
          >
            <option value="">{t('other')}</option>
            {mailServices.map(one => (
              <option key={one} value={one}>
                {serviceNames[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {service && (
        <p className="flex gap-2 rounded-lg bg-info-soft px-3 py-2.5 text-sm">
          <Info size={16} aria-hidden className="mt-0.5 shrink-0 text-info" />
          <span>{t(`hints.${service}`)}</span>
        </p>
      )}
    </div>
  )
}
