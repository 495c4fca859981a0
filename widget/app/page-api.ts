import type { Attributes, Identifier, User } from '../npm/types.ts'
import { call } from './api.ts'

/** `widget_auth_token`: the visitor is somebody else than before, and goes on with this. */
export type KnownVisitor = {
  id: number | null
  name: string | null
  email: string | null
  phone_number: string | null
  identifier: string | null
  pubsub_token: string
  widget_auth_token?: string
}

const beside = ['company_name', 'description', 'city', 'country_code', 'social_profiles'] as const

export function patchUser(identifier: Identifier | undefined, user: User) {
  const { name, email, phone_number, avatar_url, custom_attributes, identifier_hash, identity_token } = user
  const additional = Object.fromEntries(beside.filter(key => user[key] !== undefined).map(key => [key, user[key]]))
  return call<KnownVisitor>('PATCH', 'contact/set_user', {
    body: {
      identifier,
      identifier_hash,
      identity_token,
      name,
      email,
      phone_number,
      avatar_url,
      custom_attributes,
      additional_attributes: Object.keys(additional).length ? additional : undefined,
    },
  })
}

export const patchContact = (custom_attributes: Attributes) => call('PATCH', 'contact', { body: { custom_attributes } })
export const forgetContactAttribute = (name: string) =>
  call('POST', 'contact/destroy_custom_attributes', { body: { custom_attributes: [name] } })
export const postAttributes = (custom_attributes: Attributes) =>
  call('POST', 'conversations/set_custom_attributes', { body: { custom_attributes } })
export const forgetAttribute = (name: string) =>
  call('POST', 'conversations/destroy_custom_attributes', { body: { custom_attributes: [name] } })
export const postLabel = (label: string) => call('POST', 'labels', { body: { label } })
export const deleteLabel = (label: string) => call('DELETE', `labels/${encodeURIComponent(label)}`)
export const postEvent = (name: string, event_info: Attributes) =>
  call('POST', 'events', { body: { name, event_info } })
