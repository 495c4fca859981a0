import { useMemo } from 'react'
import type { BodyOf } from '#lib/protocol/client.ts'
import { upload } from '../contacts/contacts-api.ts'
import { useAccount } from '../data/account-context.tsx'
import { answerOf, client } from '../data/http.ts'

const A = '/api/v1/accounts/{account_id}'
const one = `${A}/companies/{id}` as const

export const companySorts = ['name', 'domain', 'contacts_count', 'last_activity_at', 'created_at'] as const
export type CompanyColumn = (typeof companySorts)[number]
export type CompanySort = CompanyColumn | `-${CompanyColumn}`
export type CompanyFields = BodyOf<typeof one, 'patch'>
export const companiesPerPage = 25

/** What the screens of companies ask for. */
export function companiesApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  return {
    async page(q: string, sort: CompanySort, page: number, signal?: AbortSignal) {
      if (q) {
        const query = { q, sort, page }
        const { meta, payload } = await answerOf(
          client.GET(`${A}/companies/search`, { params: { ...here.params, query }, signal }),
        )
        return { count: meta.count, payload }
      }
      const { meta, payload } = await answerOf(
        client.GET(`${A}/companies`, { params: { ...here.params, query: { sort, page } }, signal }),
      )
      return { count: meta.total_count, payload }
    },
    company: (id: number) => answerOf(client.GET(one, of(id))),
    create: (body: BodyOf<`${typeof A}/companies`, 'post'>) =>
      answerOf(client.POST(`${A}/companies`, { ...here, body })),
    update: (id: number, body: CompanyFields) => answerOf(client.PATCH(one, { ...of(id), body })),
    /** Takes attributes away. */
    forget: (id: number, custom_attributes: string[]) =>
      answerOf(client.POST(`${one}/destroy_custom_attributes`, { ...of(id), body: { custom_attributes } })),
    remove: (id: number) => answerOf(client.DELETE(one, of(id))),
    setFace: (id: number, file: File) => upload<unknown>(`${account}/companies/${id}`, 'PATCH', { avatar: file }),
    removeFace: (id: number) => answerOf(client.DELETE(`${one}/avatar`, of(id))),
    contacts: (id: number, page: number, q: string, signal?: AbortSignal) =>
      answerOf(
        client.GET(`${one}/contacts`, { params: { ...of(id).params, query: { page, ...(q ? { q } : {}) } }, signal }),
      ),
    candidates: (id: number, q: string, signal?: AbortSignal) =>
      answerOf(client.GET(`${one}/contacts/search`, { params: { ...of(id).params, query: { q } }, signal })),
    add: (id: number, contact_id: number) =>
      answerOf(client.POST(`${one}/contacts`, { ...of(id), body: { contact_id } })),
    takeOut: (id: number, contact_id: number) =>
      answerOf(
        client.DELETE(`${one}/contacts/{contact_id}`, { params: { path: { account_id: account, id, contact_id } } }),
      ),
    conversations: (id: number) => answerOf(client.GET(`${one}/conversations`, of(id))),
    notes: (id: number, page: number) =>
      answerOf(client.GET(`${one}/notes`, { params: { ...of(id).params, query: { page } } })),
  }
}

export type CompaniesApi = ReturnType<typeof companiesApi>
export type Company = Awaited<ReturnType<CompaniesApi['company']>>['payload']
export type CompanyContact = Awaited<ReturnType<CompaniesApi['contacts']>>['payload'][number]

export function useCompaniesApi(): CompaniesApi {
  const { accountId } = useAccount()
  return useMemo(() => companiesApi(accountId), [accountId])
}

export const companyKeys = {
  all: (account: number) => ['account', account, 'companies'] as const,
  list: (account: number, q: string, sort: CompanySort, page: number) =>
    ['account', account, 'companies', 'list', q, sort, page] as const,
  one: (account: number, id: number) => ['account', account, 'companies', 'one', id] as const,
  part: (account: number, id: number, part: 'contacts' | 'conversations' | 'notes', ...more: (string | number)[]) =>
    ['account', account, 'companies', 'one', id, part, ...more] as const,
}
