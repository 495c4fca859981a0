'use client'

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import type { NewChannel } from '../data/api-channels.ts'
import { useUnsaved } from '../data/unsaved.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { ChannelFields } from './channels/channel-fields.tsx'
import { ConnectionHops } from './channels/connection-hops.tsx'
import { ConsentWays } from './channels/consent-ways.tsx'
import { formNames } from './channels/field-names.ts'
import { type ChannelKind, channelOf, startOf, type Values } from './channels/layouts.ts'
import { MailServicePicker } from './channels/mail-service.tsx'
import { useKeepInbox } from './channels/use-channels.ts'
import { isFine, useConnectionTest } from './channels/use-connection-test.ts'
import { useWords } from './channels/use-words.ts'

type Props = { kind: ChannelKind; onCreated: (inbox: InboxWire) => void }

/** Adds an inbox of a kind. Its connection is tried first; who knows better adds it all the same. */
export function NewChannelForm({ kind, onCreated }: Props) {
  const t = useTranslations('channels')
  const words = useWords()
  const { api } = useAccount()
  const keep = useKeepInbox()
  const showErrors = useFormErrors()
  const test = useConnectionTest()
  const [failedWith, setFailedWith] = useState<string | null>(null)
  const form = useForm<Values>({ defaultValues: { name: '', ...startOf(kind) } })
  const { errors, isDirty, isSubmitting } = form.formState
  useUnsaved(isDirty)
  const values = form.watch()
  const given = JSON.stringify(channelOf(kind, values))
  const steps = words.steps(kind.type)

  async function tried(channel: Values): Promise<boolean> {
    if (!kind.testable) return true
    const hops = await test.run(() => api.testConnection({ type: kind.type, ...channel }))
    const fine = hops !== null && isFine(hops)
    setFailedWith(fine ? null : JSON.stringify(channel))
    return fine
  }

  const refused = (error: unknown) => showErrors(error, form.setError, formNames(kind, 'name'))
  const submit = form.handleSubmit(async ({ name }) => {
    const channel = channelOf(kind, form.getValues())
    try {
      if (failedWith !== JSON.stringify(channel) && !(await tried(channel))) return
      const inbox = await api.createInbox({
        name: String(name),
        channel: { type: kind.type, ...channel } as NewChannel,
      })
      keep(inbox)
      onCreated(inbox)
    } catch (error) {
      refused(error)
    }
  })
  const again = form.handleSubmit(() =>
    tried(channelOf(kind, form.getValues()))
      .catch(refused)
      .then(() => {}),
  )
  const anyway = failedWith === given

  return (
    <>
      {kind.consents.length > 0 && <ConsentWays ways={kind.consents} email={String(values.email ?? '')} />}
      <form onSubmit={submit} noValidate className="flex flex-col gap-7">
        {steps.length > 0 && (
          <ol className="flex list-decimal flex-col gap-1.5 rounded-lg border border-line bg-bg py-3 ps-8 pe-4 text-sm">
            {steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        <FormProblem>{errors.root?.message}</FormProblem>
        <Field
          label={t('name')}
          help={t('nameHelp')}
          error={(errors.name as { message?: string } | undefined)?.message}
        >
          {props => (
            <Input
              {...props}
              {...form.register('name', { required: t('needed'), maxLength: 255 })}
              autoFocus={!kind.consents.length}
            />
          )}
        </Field>
        <ChannelFields
          kind={kind}
          form={form}
          beside={kind.type === 'email' ? { address: <MailServicePicker form={form} /> } : {}}
        />
        <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
          {test.problem && <FormProblem>{test.problem}</FormProblem>}
          {test.hops && test.hops.length > 0 && <ConnectionHops hops={test.hops} />}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" size="lg" busy={isSubmitting}>
            {t(anyway ? 'addAnyway' : 'add')}
          </Button>
          {kind.testable && (
            <Button size="lg" busy={test.busy && !isSubmitting} onClick={again}>
              {t('test.run')}
            </Button>
          )}
        </div>
      </form>
    </>
  )
}
