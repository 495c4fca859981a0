import type { BodyOf } from '#lib/protocol/client.ts'
import type { ProfileWire } from '#lib/protocol/index.ts'
import type { Differences } from './differences.ts'
import { answerOf, client, toError } from './http.ts'

const A = '/api/v1/accounts/{account_id}'

/** What the settings of an account change. */
export function settingsApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  return {
    createLabel: (body: BodyOf<`${typeof A}/labels`, 'post'>) =>
      answerOf(client.POST(`${A}/labels`, { ...here, body })),
    updateLabel: (id: number, body: BodyOf<`${typeof A}/labels/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/labels/{id}`, { ...of(id), body })),
    deleteLabel: (id: number) => answerOf(client.DELETE(`${A}/labels/{id}`, of(id))),
    /** How many conversations of any status bear the label. */
    labelled: async (title: string) =>
      (
        await answerOf(
          client.GET(`${A}/conversations/meta`, {
            params: { ...here.params, query: { status: 'all', labels: [title] } },
          }),
        )
      ).meta.all_count,

    createCanned: (body: BodyOf<`${typeof A}/canned_responses`, 'post'>) =>
      answerOf(client.POST(`${A}/canned_responses`, { ...here, body })),
    updateCanned: (id: number, body: BodyOf<`${typeof A}/canned_responses/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/canned_responses/{id}`, { ...of(id), body })),
    deleteCanned: (id: number) => answerOf(client.DELETE(`${A}/canned_responses/{id}`, of(id))),

    createAttribute: (body: BodyOf<`${typeof A}/custom_attribute_definitions`, 'post'>) =>
      answerOf(client.POST(`${A}/custom_attribute_definitions`, { ...here, body })),
    updateAttribute: (id: number, body: BodyOf<`${typeof A}/custom_attribute_definitions/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/custom_attribute_definitions/{id}`, { ...of(id), body })),
    deleteAttribute: (id: number) => answerOf(client.DELETE(`${A}/custom_attribute_definitions/{id}`, of(id))),

    orderAttributes: (body: BodyOf<`${typeof A}/custom_attribute_definitions/order`, 'put'>) =>
      answerOf(client.PUT(`${A}/custom_attribute_definitions/order`, { ...here, body })),

    toggleDeletion: (action_type: 'delete' | 'undelete') =>
      answerOf(
        client.POST('/enterprise/api/v1/accounts/{account_id}/toggle_deletion', { ...here, body: { action_type } }),
      ),

    calendars: () => answerOf(client.GET(`${A}/business_calendars`, here)),
    createCalendar: (body: BodyOf<`${typeof A}/business_calendars`, 'post'>) =>
      answerOf(client.POST(`${A}/business_calendars`, { ...here, body })),
    updateCalendar: (id: number, body: BodyOf<`${typeof A}/business_calendars/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/business_calendars/{id}`, { ...of(id), body })),
    deleteCalendar: (id: number) => answerOf(client.DELETE(`${A}/business_calendars/{id}`, of(id))),

    notificationSettings: () => answerOf(client.GET(`${A}/notification_settings`, here)),
    setNotificationSettings: (body: BodyOf<`${typeof A}/notification_settings`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/notification_settings`, { ...here, body })),

    systemHealth: () => answerOf(client.GET(`${A}/system_health`, here)),

    createTeam: (body: BodyOf<`${typeof A}/teams`, 'post'>) => answerOf(client.POST(`${A}/teams`, { ...here, body })),
    updateTeam: (id: number, body: BodyOf<`${typeof A}/teams/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/teams/{id}`, { ...of(id), body })),
    deleteTeam: (id: number) => answerOf(client.DELETE(`${A}/teams/{id}`, of(id))),
    teamMembers: (id: number) => answerOf(client.GET(`${A}/teams/{id}/team_members`, of(id))),
    /** Only those who come or go, so that nobody whom a colleague has added meanwhile is taken out. */
    changeTeamMembers: async (id: number, { added, removed }: Differences<number>) => {
      const path = `${A}/teams/{id}/team_members` as const
      if (added.length) await answerOf(client.POST(path, { ...of(id), body: { user_ids: added } }))
      if (removed.length) await answerOf(client.DELETE(path, { ...of(id), body: { user_ids: removed } }))
    },
    /** How many conversations of any status are the team's. */
    ofTeam: async (team_id: number) =>
      (
        await answerOf(
          client.GET(`${A}/conversations/meta`, { params: { ...here.params, query: { status: 'all', team_id } } }),
        )
      ).meta.all_count,
    /** How many open conversations are assigned to the member. */
    assignedTo: async (agent: number) =>
      (
        await answerOf(
          client.POST(`${A}/conversations/filter`, {
            ...here,
            body: {
              payload: [
                { attribute_key: 'assignee_id', filter_operator: 'equal_to', values: [agent], query_operator: 'and' },
                { attribute_key: 'status', filter_operator: 'not_equal_to', values: ['resolved'] },
              ],
            },
          }),
        )
      ).meta.all_count,
  }
}

const profilePath = '/api/v1/profile'

/** What people change of themselves, in whatever account. */
export const ownApi = {
  /** As a form: a picture is a file, which the client of JSON does not send. */
  async setPicture(picture: File): Promise<ProfileWire> {
    const form = new FormData()
    form.append('profile[avatar]', picture)
    const response = await fetch(profilePath, { method: 'PUT', body: form }).catch(() => null)
    const answer = await response?.json().catch(() => null)
    if (!response?.ok) throw toError(response?.status ?? 0, answer)
    return answer as ProfileWire
  },
  askForAddress: (body: { email: string; current_password: string }) =>
    answerOf(client.POST(`${profilePath}/email`, { body })),
  removePicture: () => answerOf(client.DELETE(`${profilePath}/avatar`)),
  setPassword: (profile: { current_password: string; password: string; password_confirmation: string }) =>
    answerOf(client.PUT(profilePath, { body: { profile } })),
  setAutoOffline: (account_id: number, auto_offline: boolean) =>
    answerOf(client.POST(`${profilePath}/auto_offline`, { body: { profile: { account_id, auto_offline } } })),
  resetToken: () => answerOf(client.POST(`${profilePath}/reset_access_token`)),
  sessions: () => answerOf(client.GET(`${profilePath}/sessions`)),
  endSession: (id: number) => answerOf(client.DELETE(`${profilePath}/sessions/{id}`, { params: { path: { id } } })),
}
