import { useMemo } from 'react'
import type { BodyOf } from '#lib/protocol/client.ts'
import type { LabelChange } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { answerOf, client, toError } from '../data/http.ts'
import type { ContactFilter } from './contact-filter.ts'

const A = '/api/v1/accounts/{account_id}'
const one = `${A}/contacts/{id}` as const
const imports = `${A}/contacts/imports/{id}` as const
const about = `${A}/contacts/{contact_id}` as const

export const pageSize = 50

export type NewContact = BodyOf<`${typeof A}/contacts`, 'post'>
export type ContactFields = BodyOf<typeof one, 'put'>
export type NewExport = BodyOf<`${typeof A}/contacts/export`, 'post'>
/** What each column means, in their order. */
type Mapping = (string | null)[]

/** What the screens of contacts ask for; apart from the rest, so that the inbox need not load it. */
export function contactsApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  const ofContact = (contact_id: number) => ({ params: { path: { account_id: account, contact_id } } })
  return {
    /** A page of contacts, and how many there are, as far as that is known. */
    async page({ place, conditions, q, sort }: ContactFilter, page: number, signal?: AbortSignal) {
      const query = {
        page,
        per_page: pageSize,
        sort,
        include_details: 'true',
        include_contact_inboxes: 'false',
        ...(place.label ? { labels: [place.label] } : {}),
      }
      const asked = { params: { ...here.params, query: { ...query, ...(q ? { q } : {}) } }, signal }
      if (conditions) return answerOf(client.POST(`${A}/contacts/filter`, { ...asked, body: { payload: conditions } }))
      if (place.active) return answerOf(client.GET(`${A}/contacts/active`, asked))
      if (!q) return answerOf(client.GET(`${A}/contacts`, asked))
      const found = await answerOf(
        client.GET(`${A}/contacts/search`, { params: { ...here.params, query: { ...query, q } }, signal }),
      )
      const count = (page - 1) * pageSize + found.payload.length + (found.meta.has_more ? 1 : 0)
      return { meta: { count, current_page: page }, payload: found.payload }
    },
    search: (q: string, signal?: AbortSignal) =>
      answerOf(
        client.GET(`${A}/contacts/search`, {
          params: { ...here.params, query: { q, include_contact_inboxes: 'false', include_details: 'true' } },
          signal,
        }),
      ),
    create: (body: NewContact) => answerOf(client.POST(`${A}/contacts`, { ...here, body })),
    contact: (id: number) =>
      answerOf(client.GET(one, { params: { ...of(id).params, query: { include_details: 'true' } } })),
    update: (id: number, body: ContactFields) =>
      answerOf(client.PUT(one, { params: { ...of(id).params, query: { include_details: 'true' } }, body })),
    forget: (id: number, custom_attributes: string[]) =>
      answerOf(client.POST(`${one}/destroy_custom_attributes`, { ...of(id), body: { custom_attributes } })),
    remove: (id: number) => answerOf(client.DELETE(one, of(id))),
    whatGoes: (id: number) => answerOf(client.GET(`${about}/deletion`, ofContact(id))),
    changeLabels: (id: number, change: LabelChange) =>
      answerOf(client.PATCH(`${one}/labels`, { ...of(id), body: change })),
    conversations: (id: number) => answerOf(client.GET(`${one}/conversations`, of(id))),
    files: (id: number) => answerOf(client.GET(`${one}/attachments`, of(id))),
    changes: (id: number, before?: number) =>
      answerOf(client.GET(`${about}/changes`, { params: { ...ofContact(id).params, query: { before } } })),
    updateNote: (contact_id: number, id: number, content: string) =>
      answerOf(
        client.PATCH(`${about}/notes/{id}`, {
          params: { path: { account_id: account, contact_id, id } },
          body: { content },
        }),
      ),
    duplicates: (id: number) => answerOf(client.GET(`${about}/duplicates`, ofContact(id))),
    merges: (id: number) => answerOf(client.GET(`${about}/merges`, ofContact(id))),
    consents: (id: number) => answerOf(client.GET(`${about}/consents`, ofContact(id))),
    recordConsent: (id: number, body: BodyOf<`${typeof about}/consents`, 'post'>) =>
      answerOf(client.POST(`${about}/consents`, { ...ofContact(id), body })),
    previewMerge: (base: number, mergee: number) =>
      answerOf(
        client.POST(`${A}/actions/contact_merge/preview`, {
          ...here,
          body: { base_contact_id: base, mergee_contact_id: mergee },
        }),
      ),
    merge: (base: number, mergee: number) =>
      answerOf(
        client.POST(`${A}/actions/contact_merge`, {
          ...here,
          body: { base_contact_id: base, mergee_contact_id: mergee },
        }),
      ),
    undoMerge: (id: number) => answerOf(client.POST(`${A}/actions/contact_merge/{id}/undo`, of(id))),
    setFace: (id: number, file: File) =>
      upload<{ payload: { id: number } }>(`${account}/contacts/${id}`, 'PUT', { avatar: file }),
    removeFace: (id: number) => answerOf(client.DELETE(`${one}/avatar`, of(id))),

    bringFile: (file: File) =>
      upload<{ id: number }>(`${account}/contacts/import`, 'POST', { import_file: file, dry_run: 'true' }),
    imports: () => answerOf(client.GET(`${A}/contacts/imports`, here)),
    import: (id: number) => answerOf(client.GET(imports, of(id))),
    previewOf: (id: number) => answerOf(client.GET(`${imports}/preview`, of(id))),
    startImport: (id: number, body: { mapping?: Mapping; dry_run: boolean }) =>
      answerOf(client.POST(`${imports}/start`, { ...of(id), body })),
    cancelImport: (id: number) => answerOf(client.POST(`${imports}/cancel`, of(id))),

    export: (body: NewExport) => answerOf(client.POST(`${A}/contacts/export`, { ...here, body })),
    exports: () => answerOf(client.GET(`${A}/contacts/exports`, here)),
    cancelExport: (id: number) => answerOf(client.POST(`${A}/contacts/exports/{id}/cancel`, of(id))),
  }
}

export type ContactsApi = ReturnType<typeof contactsApi>
type Answered<Name extends keyof ContactsApi> = ContactsApi[Name] extends (...given: never[]) => Promise<infer Answer>
  ? Answer
  : never
export type ImportJob = Answered<'import'>
export type PreviewedRow = Answered<'previewOf'>['payload'][number]
export type ExportJob = Answered<'export'>
export type Change = Answered<'changes'>['payload'][number]
export type Merge = Answered<'merges'>['payload'][number]
export type Consent = Answered<'consents'>['payload'][number]
export type Duplicate = Answered<'duplicates'>['payload'][number]

export function useContactsApi(): ContactsApi {
  const { accountId } = useAccount()
  return useMemo(() => contactsApi(accountId), [accountId])
}

/** A file goes as a part of a form. @throws ApiError as every other request does. */
export async function upload<Answer>(
  path: string,
  method: 'POST' | 'PUT' | 'PATCH',
  parts: Record<string, File | string>,
): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of Object.entries(parts)) body.set(name, value)
  const response = await fetch(`/api/v1/accounts/${path}`, { method, body }).catch(() => null)
  if (!response) throw toError(0, null)
  const answer = await response.json().catch(() => null)
  if (!response.ok) throw toError(response.status, answer)
  return answer
}
