import { useMemo } from 'react'
import type { BodyOf } from '#lib/protocol/client.ts'
import type { RecipientState } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { answerOf, client } from '../data/http.ts'

const A = '/api/v1/accounts/{account_id}'
const one = `${A}/campaigns/{id}` as const

export type NewOneOff = BodyOf<`${typeof A}/campaigns`, 'post'>
export type ReachQuestion = BodyOf<`${typeof A}/campaigns/reach`, 'post'>
export type RecipientFilter = { state?: RecipientState | undefined; reason?: string | undefined }

/** What the screens of campaigns that are sent once ask for; apart from the rest, so that the inbox need not load it. */
export function oneOffApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  return {
    get: (id: number) => answerOf(client.GET(one, of(id))),
    create: (body: NewOneOff) => answerOf(client.POST(`${A}/campaigns`, { ...here, body })),
    update: (id: number, body: BodyOf<typeof one, 'patch'>) => answerOf(client.PATCH(one, { ...of(id), body })),
    remove: (id: number) => answerOf(client.DELETE(one, of(id))),
    reach: (body: ReachQuestion, signal?: AbortSignal) =>
      answerOf(client.POST(`${A}/campaigns/reach`, { ...here, body, signal })),
    recipients: (id: number, query: RecipientFilter & { after?: number } = {}) =>
      answerOf(client.GET(`${one}/recipients`, { params: { ...of(id).params, query } })),
    pause: (id: number) => answerOf(client.POST(`${one}/pause`, of(id))),
    resume: (id: number) => answerOf(client.POST(`${one}/resume`, of(id))),
    cancel: (id: number) => answerOf(client.POST(`${one}/cancel`, of(id))),
    fileOf: (id: number) => `/api/v1/accounts/${account}/campaigns/${id}/recipients/file`,
  }
}

type OneOffApi = ReturnType<typeof oneOffApi>
export type Campaign = Awaited<ReturnType<OneOffApi['get']>>
export type Reach = Awaited<ReturnType<OneOffApi['reach']>>
export type Recipients = Awaited<ReturnType<OneOffApi['recipients']>>
export type Recipient = Recipients['payload'][number]
export type Audience = NonNullable<Campaign['audience']>

export function useOneOffApi(): OneOffApi {
  const { accountId } = useAccount()
  return useMemo(() => oneOffApi(accountId), [accountId])
}
