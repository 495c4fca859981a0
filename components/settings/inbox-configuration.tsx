'use client'

import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import { Button } from '../ui/button.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { ChannelFields } from './channels/channel-fields.tsx'
import { ConnectionHops } from './channels/connection-hops.tsx'
import { ConsentState } from './channels/consent-state.tsx'
import { CopyLine } from './channels/copy-line.tsx'
import { formNames } from './channels/field-names.ts'
import { type ChannelKind, channelOf, startOf, type Values } from './channels/layouts.ts'
import { typeOf } from './channels/looks.ts'
import { NextSteps } from './channels/next-steps.tsx'
import { useChannelKinds } from './channels/use-channels.ts'
import { useConnectionTest } from './channels/use-connection-test.ts'
import { FormSection } from './form-section.tsx'
import { IdentityCheck, Rotate } from './identity-check.tsx'
import { ReplyWindow } from './reply-window.tsx'
import { changedKeys, onlyKeys } from './saved-values.ts'
import { useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

/** By what the inbox is connected, drawn from what its channel says can be set. */
export function InboxConfiguration({ inbox }: { inbox: InboxWire }) {
  const kinds = useChannelKinds()
  const kind = kinds.data?.find(one => one.type === typeOf(inbox))
  if (kinds.error && !kinds.data) return <Problem error={kinds.error} onRetry={() => kinds.refetch()} />
  if (!kind)
    return (
      <Loading className="flex flex-col gap-4">
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
      </Loading>
    )
  return (
    <>
      <ConnectionForm inbox={inbox} kind={kind} />
      {inbox.secret && <CallbackSecret inbox={inbox} secret={inbox.secret} />}
      {kind.traits.programmable === true && (
        <>
          <ReplyWindow inbox={inbox} />
          <IdentityCheck inbox={inbox} />
        </>
      )}
      <div className="border-t border-line py-6">
        <NextSteps inbox={inbox} />
      </div>
    </>
  )
}

function ConnectionForm({ inbox, kind }: { inbox: InboxWire; kind: ChannelKind }) {
  const t = useTranslations('channels')
  const { api } = useAccount()
  const save = useSaveInbox(inbox)
  const test = useConnectionTest()
  const form = useSavedForm<Values>({ saved: startOf(kind, inbox) })
  const { errors, isDirty, isSubmitting } = form.formState
  const names = formNames(kind)
  const given = () => channelOf(kind, form.getValues(), inbox)
  const submit = form.handleSubmit(async () => {
    const before = channelOf(kind, startOf(kind, inbox), inbox)
    const channel = given()
    const saved = await save({ channel: onlyKeys(channel, changedKeys(before, channel)) }, form, names)
    // A secret is not shown again, nor sent a second time.
    if (saved) form.reset(startOf(kind, saved))
  })
  const tryIt = () =>
    test.run(() => api.testInbox(inbox.id, isDirty ? given() : undefined)).catch(() => form.handleSubmit(() => {})())
  return (
    <FormSection
      title={t('connection.title')}
      body={t('connection.body')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      <ConsentState inbox={inbox} />
      <ChannelFields kind={withoutOwn(kind)} form={form} inbox={inbox} />
      {kind.testable && (
        <div className="flex flex-col items-start gap-3">
          <Button busy={test.busy} onClick={tryIt}>
            {t('test.run')}
          </Button>
          <div aria-live="polite" className="w-full empty:hidden">
            {test.problem && <FormProblem>{test.problem}</FormProblem>}
            {test.hops &&
              (test.hops.length ? (
                <ConnectionHops hops={test.hops} />
              ) : (
                <p className="text-sm text-muted">{t('test.nothing')}</p>
              ))}
          </div>
        </div>
      )}
    </FormSection>
  )
}

/** Whether a signature is required has a part of its own, beside the secret. */
const withoutOwn = (kind: ChannelKind): ChannelKind => ({
  ...kind,
  fields: kind.fields.filter(one => one.name !== 'hmac_mandatory'),
})

/** With what our callbacks are signed. */
function CallbackSecret({ inbox, secret }: { inbox: InboxWire; secret: string }) {
  const t = useTranslations('channels.callbacks')
  return (
    <section className="grid gap-x-8 gap-y-4 border-t border-line py-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-base font-semibold">{t('title')}</h2>
        <p className="mt-1 text-sm text-muted">{t('body')}</p>
      </div>
      <div className="flex flex-col gap-4">
        <CopyLine secret label={t('secret')} text={secret} />
        <Rotate inbox={inbox} label={t('rotate')} warning={t('rotateBody')} />
      </div>
    </section>
  )
}
