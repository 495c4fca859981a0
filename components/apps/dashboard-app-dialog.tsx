'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { FormDialog } from '../settings/form-dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'

export type DashboardApp = { id: number; title: string; content: { type: 'frame'; url: string }[] }
type Props = { app: DashboardApp | 'new' | null; onClose: () => void }

export function DashboardAppDialog({ app, onClose }: Props) {
  return app && <AppForm app={app === 'new' ? null : app} onDone={onClose} />
}

/** Of an app with several pages the first is changed here, and the others stay. */
function AppForm({ app, onDone }: { app: DashboardApp | null; onDone: () => void }) {
  const t = useTranslations('dashboardApps')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        title: z.string().trim().min(1, t('nameNeeded')).max(255),
        url: z.url({ protocol: /^https?$/, error: t('urlWrong') }).max(2048),
      }),
    ),
    mode: 'onTouched',
    defaultValues: { title: app?.title ?? '', url: app?.content[0]?.url ?? '' },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const submit = form.handleSubmit(async ({ title, url }) => {
    const body = { title, content: [{ type: 'frame' as const, url }, ...(app?.content.slice(1) ?? [])] }
    try {
      await (app ? api.updateDashboardApp(app.id, body) : api.createDashboardApp(body))
      await client.invalidateQueries({ queryKey: keys.dashboardApps(accountId) })
      toast(t('saved', { name: title }))
      onDone()
    } catch (error) {
      showErrors(error, form.setError, { title: 'title', 'content.0.url': 'url' })
    }
  })
  return (
    <FormDialog
      title={t(app ? 'editTitle' : 'addTitle')}
      description={t('formBody')}
      action={t('save')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onDone}
    >
      <Field label={t('name')} error={errors.title?.message}>
        {props => <Input {...props} {...form.register('title')} autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('url')} error={errors.url?.message}>
        {props => <Input {...props} {...form.register('url')} inputMode="url" dir="ltr" autoComplete="off" />}
      </Field>
    </FormDialog>
  )
}
