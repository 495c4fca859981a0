import { createContext, runInContext } from 'node:vm'
import type { VisitorContext } from '#lib/base/context.ts'
import { type Sql, together } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { type OwnContact, ownContact } from '#lib/contacts/index.ts'
import type { PreChatField, PreChatForm } from '#lib/protocol/index.ts'
import { formOf } from './channel.ts'
import type { Claims } from './claims.ts'

/** What was answered to a form: where each kind of field is sent. */
export type Answers = { contact?: Claims | undefined; custom_attributes?: Record<string, unknown> | undefined }

const PATTERN_MS = 50
const standard = { emailAddress: 'email', fullName: 'name', phoneNumber: 'phone_number' } as const

type Row = { enabled: boolean; options: Partial<PreChatForm>; has_talked: boolean }

/**
 * Holds what was answered to what the website's form asks: what is needed is there, or known already, and every answer is of
 * its field's kind. Who has talked before is not asked again. @throws `invalid` that names the fields.
 */
export async function checkAnswers(ctx: VisitorContext, answers: Answers): Promise<void> {
  const [[form], [known]] = await together<[Row[], OwnContact[]]>(ctx, sql => [
    formQuery(sql, ctx),
    ownContact(sql, ctx),
  ])
  if (!form?.enabled || form.has_talked) return
  const fields = formOf(form.options).pre_chat_fields.filter(field => field.enabled)
  const problems = fields.flatMap(field => problemOf(field, answers, known))
  if (!problems.length) return
  throw new AppError('invalid', problems.map(one => `${one.path}: ${one.message}`).join('; '), {
    attributes: problems.map(one => one.path),
  })
}

const formQuery = (sql: Sql, { accountId, actor }: VisitorContext) => sql<Row[]>`
  select w.pre_chat_form_enabled as enabled, w.pre_chat_form_options as options, exists (
    select from charla.conversations c
    where c.account_id = w.account_id and c.contact_inbox_id = ${actor.contactInboxId ?? -1}
  ) as has_talked
  from charla.channel_web_widgets w where w.account_id = ${accountId} and w.inbox_id = ${actor.inboxId}`

function problemOf(field: PreChatField, answers: Answers, known: OwnContact | undefined) {
  const { path, value, before } = placeOf(field, answers, known)
  if (isBlank(value)) {
    // Chatwoot's own widget sends the contact's attributes after the conversation.
    const needed = field.required && isBlank(before) && field.field_type !== 'contact_attribute'
    return needed ? [{ path, message: "can't be blank" }] : []
  }
  const message = mismatch(field, value)
  return message ? [{ path, message }] : []
}

function placeOf(field: PreChatField, { contact, custom_attributes }: Answers, known: OwnContact | undefined) {
  const { name } = field
  if (field.field_type === 'standard') {
    const key = standard[name as keyof typeof standard]
    return { path: `contact.${key}`, value: contact?.[key], before: known?.[key] }
  }
  return field.field_type === 'contact_attribute'
    ? {
        path: `contact.custom_attributes.${name}`,
        value: contact?.custom_attributes?.[name],
        before: known?.custom_attributes[name],
      }
    : { path: `custom_attributes.${name}`, value: custom_attributes?.[name], before: undefined }
}

const isBlank = (value: unknown) => value === undefined || value === null || value === ''

/** Why the value is not one for the field, or nothing. */
function mismatch({ type, values, regex_pattern: pattern, regex_cue: cue }: PreChatField, value: unknown) {
  if (type === 'checkbox') return typeof value === 'boolean' ? undefined : 'must be true or false'
  if (type === 'number') return Number.isFinite(Number(value)) ? undefined : 'must be a number'
  if (typeof value !== 'string' && typeof value !== 'number') return 'must be a text'
  const said = String(value)
  if (said.length > 1000) return 'is too long'
  if (type === 'date' && Number.isNaN(Date.parse(said))) return 'must be a date'
  if ((type === 'link' || type === 'url') && !/^https?:\/\/\S+$/i.test(said)) return 'must be a web address'
  if ((type === 'list' || type === 'select') && !values?.some(one => String(one) === said))
    return 'must be one of the list'
  return pattern && !matches(pattern, said) ? cue || 'has not the form that is asked for' : undefined
}

/**
 * The pattern is an administrator's and the text a visitor's: together they may take for ever, so that they are given a
 * moment. What is no pattern, or takes longer, refuses nobody. Chatwoot keeps patterns between slashes.
 */
export function matches(pattern: string, text: string): boolean {
  const [, inner = pattern, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? []
  try {
    const context = createContext({ inner, flags: flags.replace(/[gy]/g, ''), text })
    return runInContext('new RegExp(inner, flags).test(text)', context, { timeout: PATTERN_MS }) === true
  } catch {
    return true
  }
}
