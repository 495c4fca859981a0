'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { CannedResponseWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Input, Textarea } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { CannedPreview } from './canned-preview.tsx'
import { InsertVariable } from './insert-variable.tsx'

type Props = { response: CannedResponseWire | null; onClose: () => void }

export function CannedDialog({ response, onClose }: Props) {
  const t = useTranslations('settings.canned')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const area = useRef<HTMLTextAreaElement | null>(null)
  const form = useForm({
    resolver: zodResolver(
      z.object({
        short_code: z
          .string()
          .trim()
          .transform(code => code.replace(/^\/+/, ''))
          .pipe(z.string().min(1, t('codeNeeded')).max(255)),
        content: z.string().trim().min(1, t('contentNeeded')).max(150_000),
      }),
    ),
    mode: 'onTouched',
    defaultValues: { short_code: response?.short_code ?? '', content: response?.content ?? '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      await (response ? api.updateCanned(response.id, values) : api.createCanned(values))
      await client.invalidateQueries({ queryKey: keys.canned(accountId) })
      toast(t(response ? 'saved' : 'added'))
      onClose()
    } catch (error) {
      showErrors(error, form.setError, { short_code: 'short_code', content: 'content' }, { short_code: t('codeTaken') })
    }
  })
  const { ref, ...content } = form.register('content')

  /** Where the caret is. */
  function insert(variable: string) {
    const field = area.current
    const text = form.getValues('content')
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length]
    const written = `{{${variable}}}`
    form.setValue('content', text.slice(0, from) + written + text.slice(to), { shouldDirty: true })
    field?.focus()
    requestAnimationFrame(() => field?.setSelectionRange(from + written.length, from + written.length))
  }

  return (
    <FormDialog
      wide
      title={t(response ? 'editTitle' : 'addTitle')}
      action={t(response ? 'save' : 'add')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-x-6 gap-y-4 grid-cols-[minmax(0,1fr)] md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Field label={t('code')} help={t('codeHelp')} error={errors.short_code?.message}>
            {props => <Input {...props} {...form.register('short_code')} dir="auto" autoComplete="off" autoFocus />}
          </Field>
          <Field label={t('content')} help={t('contentHelp')} error={errors.content?.message}>
            {props => (
              <Textarea
                {...props}
                {...content}
                ref={element => {
                  ref(element)
                  area.current = element
                }}
                rows={9}
                dir="auto"
              />
            )}
          </Field>
          <InsertVariable onInsert={insert} />
        </div>
        <CannedPreview text={form.watch('content')} />
      </div>
    </FormDialog>
  )
}
