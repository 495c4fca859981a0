'use client'

import { LayoutTemplate } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { addressesIn, isAddress } from '../composer/addresses.ts'
import { useAccount } from '../data/account-context.tsx'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Words } from '../i18n/words-gate.tsx'
import { FormDialog } from '../settings/form-dialog.tsx'
import { paths } from '../shell/paths.ts'
import { Field, Input, Textarea } from '../ui/field.tsx'
import { newMessage, type Recipient } from './asked.ts'
import { ChosenFiles } from './chosen-files.tsx'
import { InboxField, usePlaces } from './inbox-field.tsx'
import { type FirstMessage, useNewMessageApi } from './new-message-api.ts'
import { onlyTemplates } from './reach.ts'
import { RecipientField } from './recipient-field.tsx'

const TemplateDialog = dynamic(() => import('../composer/template-dialog.tsx'))

/** The first message to somebody, once its words are here. */
export default function NewMessage(props: { to: Recipient | null }) {
  return (
    <Words of="rest">
      <Writing {...props} />
    </Words>
  )
}

/** To whom, from which inbox, and what. */
function Writing({ to }: { to: Recipient | null }) {
  const t = useTranslations('newMessage')
  const router = useRouter()
  const { accountId } = useAccount()
  const api = useNewMessageApi()
  const showErrors = useFormErrors()
  const [choosing, setChoosing] = useState(false)
  const [files, setFiles] = useState<File[]>([])
  const last = useRef({ said: '', key: '' })
  const form = useForm({
    resolver: zodResolver(
      z.object({
        contact: z.custom<Recipient | null>().refine(one => one !== null, t('noContact')),
        inboxId: z.number().nullable(),
        subject: z.string().trim().max(255),
        copies: z.string().refine(text => addressesIn(text).every(isAddress), t('copiesWrong')),
        content: z.string().trim(),
      }),
    ),
    defaultValues: { contact: to, inboxId: null as number | null, subject: '', copies: '', content: '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const contact = form.watch('contact')
  const found = usePlaces(contact)
  const chosen = form.watch('inboxId')
  const place =
    found.places?.find(({ inbox }) => inbox.id === chosen) ?? (found.places?.length === 1 ? found.places[0] : undefined)
  const traits = place?.inbox.traits
  const byTemplate = place !== undefined && onlyTemplates(place.inbox)

  async function begin(first: Pick<FirstMessage, 'content' | 'template'>) {
    const { contact: who, subject, copies } = form.getValues()
    if (!who || !place) return
    const mail = place.inbox.traits?.recipients
    const message = {
      contactId: who.id,
      inboxId: place.inbox.id,
      sourceId: place.sourceId,
      subject: mail ? subject.trim() : '',
      copies: mail ? addressesIn(copies).join(',') : '',
      files: first.template ? [] : files,
      ...first,
    }
    const said = JSON.stringify([message, files.map(file => [file.name, file.size])])
    if (last.current.said !== said) last.current = { said, key: newKey() }
    try {
      const id = await api.begin(message, last.current.key)
      newMessage.set(null)
      router.push(paths.conversation(accountId, id))
    } catch (error) {
      const names = {
        content: 'content',
        'message.content': 'content',
        cc_emails: 'copies',
        'message.cc_emails': 'copies',
        inbox_id: 'inboxId',
      } as const
      showErrors(error, form.setError, names)
    }
  }

  const submit = form.handleSubmit(async ({ content }) => {
    if (!place) return form.setError('inboxId', { message: t('noInbox') }, { shouldFocus: true })
    if (byTemplate) return setChoosing(true)
    if (!content && !files.length) return form.setError('content', { message: t('nothing') }, { shouldFocus: true })
    await begin({ content })
  })

  return (
    <>
      <FormDialog
        title={t('title')}
        action={t(byTemplate ? 'chooseTemplate' : 'send')}
        dirty={isDirty || files.length > 0}
        busy={isSubmitting}
        problem={errors.root?.message}
        onSubmit={submit}
        onClose={() => newMessage.set(null)}
      >
        <Field label={t('to')} error={errors.contact?.message}>
          {props => (
            <RecipientField
              {...props}
              value={contact}
              onChange={one => {
                form.setValue('contact', one, { shouldDirty: true })
                form.setValue('inboxId', null)
                form.clearErrors()
              }}
            />
          )}
        </Field>
        <InboxField
          contact={contact}
          found={found}
          value={place?.inbox.id ?? null}
          error={errors.inboxId?.message}
          onChange={id => {
            form.setValue('inboxId', id, { shouldDirty: true })
            form.clearErrors('inboxId')
          }}
        />
        {traits?.recipients && (
          <>
            <Field label={t('subject')} error={errors.subject?.message}>
              {props => <Input {...props} {...form.register('subject')} autoComplete="off" />}
            </Field>
            <Field label={t('copies')} help={t('copiesHelp')} error={errors.copies?.message}>
              {props => (
                <Input {...props} {...form.register('copies')} dir="ltr" inputMode="email" autoComplete="off" />
              )}
            </Field>
          </>
        )}
        {byTemplate ? (
          <p className="flex items-start gap-2.5 rounded-md bg-hover px-3 py-2.5 text-sm text-muted">
            <LayoutTemplate size={16} aria-hidden className="mt-0.5 shrink-0" />
            {t('templateFirst')}
          </p>
        ) : (
          place && (
            <>
              <Field label={t('message')} error={errors.content?.message}>
                {props => (
                  <Textarea
                    {...props}
                    {...form.register('content')}
                    dir="auto"
                    rows={5}
                    className="max-h-80 field-sizing-content"
                  />
                )}
              </Field>
              <ChosenFiles files={files} limits={traits?.files ?? []} onChange={setFiles} />
            </>
          )
        )}
      </FormDialog>
      {choosing && place && (
        <TemplateDialog
          templates={place.inbox.message_templates ?? []}
          onSend={(template, content) => {
            setChoosing(false)
            void begin({ content, template })
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

/** Also where the page is not served securely, and `randomUUID` is not there. */
const newKey = () => [...crypto.getRandomValues(new Uint32Array(4))].join('-')
