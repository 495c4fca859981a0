import { useSignal } from '@preact/signals'
import type { PreChatField } from '#lib/protocol/inbox.ts'
import type { Answers } from '../api.ts'
import { why } from '../asking/why.ts'
import { fields, keyOf } from '../gate.ts'
import { t } from '../i18n.ts'
import { takenUp } from '../peek.ts'
import { storedDraft } from '../storage.ts'
import { config } from '../store.ts'
import { beginWith, takeUp } from './beginning.ts'
import { Control, controlOf, problemIn, valueIn } from './control.tsx'

/** What is asked before the first message, and the message itself (reference 4.9). */
export function Form() {
  const wrong = useSignal<Record<string, string>>({})
  const problem = useSignal('')
  const busy = useSignal(false)
  const asked = fields.value
  const writes = !takenUp.value
  const { pre_chat_message: says } = config.value?.website_channel_config.pre_chat_form_options ?? {}

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (busy.value) return
    const controls = [...asked.map(field => field.name), ...(writes ? ['message'] : [])].map(controlOf)
    wrong.value = Object.fromEntries(
      controls.map((control, i) => [control.name, problemIn(control, asked[i])]).filter(([, text]) => text),
    )
    const first = controls.find(control => wrong.value[control.name])
    if (first) return first.focus()
    busy.value = true
    problem.value = ''
    const answers = answersOf(asked)
    await (writes ? beginWith(answers, controlOf('message').value.trim()) : takeUp(answers)).catch(error => {
      problem.value = why(error)
    })
    busy.value = false
  }

  return (
    <form class="gate is-form" noValidate aria-label={t('begin')} onSubmit={submit}>
      {says && <p dir="auto">{says}</p>}
      {asked.map(field => (
        <Control key={field.name} field={field} wrong={wrong.value[field.name]} />
      ))}
      {writes && (
        <Control
          field={{
            field_type: 'standard',
            name: 'message',
            label: t('firstMessage'),
            type: 'textarea',
            required: true,
          }}
          wrong={wrong.value.message}
          value={storedDraft.read()}
          onInput={text => storedDraft.write(text)}
        />
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button" aria-disabled={busy}>
        {t('begin')}
      </button>
    </form>
  )
}

function answersOf(asked: PreChatField[]): Answers {
  const contact: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  const custom_attributes: Record<string, unknown> = {}
  for (const field of asked) {
    const value = valueIn(controlOf(field.name), field)
    if (value === '') continue
    if (field.field_type === 'standard') contact[keyOf(field.name)] = value
    else if (field.field_type === 'contact_attribute') own[field.name] = value
    else custom_attributes[field.name] = value
  }
  if (Object.keys(own).length) contact.custom_attributes = own
  return { contact, custom_attributes }
}
