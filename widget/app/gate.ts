import { computed, signal } from '@preact/signals'
import { hasPast } from './past.ts'
import { storedConsent } from './storage.ts'
import { config, conversation, isNew, phase, settings } from './store.ts'

const channel = computed(() => config.value?.website_channel_config)

/** The version that was agreed to on this page. Where nothing can be stored it is remembered as long as the page lives. */
const agreed = signal('')

/** What has to be agreed to before anything is sent; null when nothing, or nothing more. */
export const consent = computed(() => {
  const asked = channel.value?.consent
  if (!asked || asked.given) return null
  const version = String(asked.version)
  return agreed.value === version || storedConsent.read() === version ? null : asked
})

/** The version that goes along with what is sent, where the server does not know of it yet. */
export const consentVersion = () => {
  const asked = channel.value?.consent
  return asked && !asked.given && !consent.value ? asked.version : undefined
}

export function agree() {
  agreed.value = String(channel.value?.consent?.version)
  storedConsent.write(agreed.value)
}

/** The visitor is somebody else, who has agreed to nothing. */
export function forgetConsent() {
  storedConsent.write('')
  agreed.value = ''
}

const keys = { emailAddress: 'email', fullName: 'name', phoneNumber: 'phone_number' } as const
export const keyOf = (name: string) => keys[name as keyof typeof keys]

/** The fields that are asked before the first message: not what is known of the visitor. */
export const fields = computed(() => {
  const { pre_chat_form_enabled: enabled, pre_chat_form_options: form } = channel.value ?? {}
  const known = config.value?.contact
  return enabled
    ? (form?.pre_chat_fields ?? []).filter(
        ({ enabled, field_type, name }) => enabled && !(field_type === 'standard' && known?.[keyOf(name)]),
      )
    : []
})

/** It is resolved, and the website wants another conversation for what comes now. */
const hasEnded = computed(
  () => conversation.value?.status === 'resolved' && channel.value?.allow_messages_after_resolved === false,
)

/** The visitor wants to begin another conversation with what they write next. */
export const anew = signal(false)

/** What stands in the place of the composer. */
export const gate = computed<'ended' | 'consent' | 'form' | null>(() => {
  if (phase.value !== 'ready') return null
  if (hasEnded.value) return 'ended'
  if (consent.value) return 'consent'
  return isNew.value && fields.value.length ? 'form' : null
})

/** What the visitor may do with the conversation besides writing. */
export const choices = computed(() => ({
  popOut: settings.value.showPopoutButton === true,
  person: conversation.value?.status === 'pending',
  transcript: conversation.value !== null && Boolean(config.value?.contact.email),
  end:
    conversation.value !== null &&
    conversation.value.status !== 'resolved' &&
    settings.value.enableEndConversation !== false &&
    (channel.value?.enabled_features.includes('end_conversation') ?? false),
  anew: conversation.value?.status === 'resolved' && !hasEnded.value,
  past: hasPast.value,
}))
