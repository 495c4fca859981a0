import type { BodyOf } from '#lib/protocol/client.ts'
import type { MacroRun, MacroWire } from '#lib/protocol/macro.ts'
import { answerOf, client, onceAs } from './http.ts'

const A = '/api/v1/accounts/{account_id}'
const contact = `${A}/contacts/{id}` as const

export type MacroBody = BodyOf<`${typeof A}/macros`, 'post'>
export type DashboardAppBody = BodyOf<`${typeof A}/dashboard_apps`, 'post'>

/** What stands beside a conversation and is managed for it: macros, apps, and what is kept about the contact. */
export function sideApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  return {
    // The description says of actions only that they have a name and parameters; `ActionWire` says which.
    macros: () => answerOf(client.GET(`${A}/macros`, here)) as Promise<{ payload: MacroWire[] }>,
    createMacro: (body: MacroBody) => answerOf(client.POST(`${A}/macros`, { ...here, body })),
    updateMacro: (id: number, body: MacroBody) => answerOf(client.PATCH(`${A}/macros/{id}`, { ...of(id), body })),
    deleteMacro: (id: number) => answerOf(client.DELETE(`${A}/macros/{id}`, of(id))),
    /** `mark`: what carries the same one is done once. */
    executeMacro: (id: number, conversation_ids: number[], mark: string) =>
      answerOf(
        client.POST(`${A}/macros/{id}/execute`, { ...of(id), body: { conversation_ids }, headers: onceAs(mark) }),
      ) as Promise<{
        payload: MacroRun[]
        queued: number[]
      }>,

    createDashboardApp: (body: DashboardAppBody) => answerOf(client.POST(`${A}/dashboard_apps`, { ...here, body })),
    updateDashboardApp: (id: number, body: DashboardAppBody) =>
      answerOf(client.PATCH(`${A}/dashboard_apps/{id}`, { ...of(id), body })),
    deleteDashboardApp: (id: number) => answerOf(client.DELETE(`${A}/dashboard_apps/{id}`, of(id))),

    contactFigures: (id: number) => answerOf(client.GET(`${contact}/figures`, of(id))),
    removeContactAttributes: (id: number, custom_attributes: string[]) =>
      answerOf(client.POST(`${contact}/destroy_custom_attributes`, { ...of(id), body: { custom_attributes } })),
    updateNote: (contact_id: number, id: number, content: string) =>
      answerOf(
        client.PATCH(`${A}/contacts/{contact_id}/notes/{id}`, {
          params: { path: { account_id: account, contact_id, id } },
          body: { content },
        }),
      ),
    createLabel: (body: BodyOf<`${typeof A}/labels`, 'post'>) =>
      answerOf(client.POST(`${A}/labels`, { ...here, body })),
  }
}

/** Keeps a file, for what sends it later. */
export async function uploadFile(account: number, file: File): Promise<{ blob_id: number }> {
  const form = new FormData()
  form.append('attachment', file)
  return answerOf(
    fetch(`/api/v1/accounts/${account}/upload`, { method: 'POST', body: form }).then(async response => {
      const body = await response.json().catch(() => ({}))
      return response.ok ? { data: body, response } : { error: body, response }
    }),
  )
}
