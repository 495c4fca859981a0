import { randomBytes, randomUUID } from 'node:crypto'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import { keepMail } from '#lib/base/mail.ts'
import { receive } from '#lib/channels/receive.ts'
import { exportPart } from '#lib/contact-exports/run.ts'
import { bringIn } from '#lib/data-imports/run.ts'
import { notifyMembers } from '#lib/notifications/index.ts'
import { createPlatformApp, permit } from '#lib/platform/index.ts'
import type { NotificationList } from '#lib/protocol/index.ts'
import { indexMessages } from '#lib/search/index.ts'
import { addMember, beginSession, newSsoLink } from '#lib/users/index.ts'
import {
  type Answer,
  makePerson,
  makeTenant,
  makeVisitor,
  type Person,
  request,
  type Tenant,
  type VisitorToken,
  writes,
} from './app.ts'
import { aFile, firstOf, formOf } from './files.ts'
import { plantTelegram, plantWhatsapp } from './planted-channels.ts'
import { plantMacros } from './planted-macros.ts'

/**
 * Words that are found nowhere else, one for each audience: what every member of the account may read, what visitors of
 * the website may read too, what belongs to the customer and the agents of the inbox, and what is the administrators'.
 */
export type Marks = Record<'members' | 'website' | 'customer' | 'administrators', string>

/** A tenant with at least one row in every table, all of them marked. */
export type Planted = Tenant & {
  marks: Marks
  visitor: VisitorToken
  /** Of the marked conversation: a display id that a small account does not have. */
  displayId: number
  contactId: number
  messageId: number
  attachmentId: number
  noteId: number
  /** Whom nobody needs either. They know the inbox, and have not written. */
  spareContactId: number
  /** Where the account's log stood before anybody wrote. */
  cursor: number
  invitationId: number
  labelId: number
  cannedResponseId: number
  teamId: number
  definitionId: number
  calendarId: number
  webhookId: number
  /** A test of the webhook, and how it stands with it. */
  deliveryId: number
  receiverId: number
  dashboardAppId: number
  /** The administrator's own, which sends a file. There is one of everybody's too. */
  macroId: number
  /** By its number, of the website. */
  campaignId: number
  /** With the marked contact in it. */
  companyId: number
  /** Of the website. */
  hookId: number
  /** A bulk action of the administrator's own. */
  bulkActionId: number
  /** An import of contacts that was a dry run, of which a row failed. */
  importId: number
  /** An export of contacts of the administrator's own, which is complete. */
  exportId: number
  /** Of another contact into the marked one. */
  mergeId: number
  /** What the administrator is going to say in the marked conversation, next year. */
  scheduledId: number
  /** A saved filter of the administrator's own. */
  filterId: number
  /** Of the API inbox: what its clients name, a contact of theirs, and what that contact was told. */
  client: { inboxIdentifier: string; sourceId: string; displayId: number; messageId: number }
  /** The administrator's, about a note that mentions them. */
  notificationId: number
  /** An inbox for e-mail of which only administrators know, and what has come to it. */
  mail: { inboxId: number; token: string; arrivalId: number; whatsappInboxId: number; telegramInboxId: number }
  /** Connected with the website. */
  botId: number
  assignmentPolicyId: number
  /** The administrator's. */
  sessionId: number
  /** What a program of the operator's has made in the account: somebody who is no member yet, and a bot. */
  platform: { token: string; userId: number; botId: number }
  /** An agent whom nobody needs. */
  spare: Person
}

export async function plantTenant({ conversationsBefore = 0 } = {}): Promise<Planted> {
  const mark = (name: string) => `mark-${name}-${randomBytes(6).toString('hex')}`
  const marks: Marks = {
    members: mark('members'),
    website: mark('website'),
    customer: mark('customer'),
    administrators: mark('administrators'),
  }
  const tenant = await makeTenant(`Acme ${marks.members}`)
  const account = `/api/v1/accounts/${tenant.accountId}`
  const as = tenant.administrator
  const spare = await makePerson('Sam')
  const former = await makePerson('Fay')
  await withSystem(async sql => {
    await addMember(sql, tenant.accountId, spare.userId, 0)
    await addMember(sql, tenant.accountId, former.userId, 0)
    // Visitors may read the names of agents, and members their addresses.
    await sql`update charla.users set name = name || ${` ${marks.website}`}, email = ${marks.members} || email
      where id in (select user_id from charla.account_users where account_id = ${tenant.accountId})`
  })
  await request('DELETE', `${account}/agents/${former.userId}`, { as })
  await request('PATCH', account, {
    as,
    json: { domain: `${marks.members}.test`, support_email: `${marks.members}@example.test` },
  })
  const website = {
    website_url: `https://${marks.website}.test`,
    welcome_title: marks.website,
    welcome_tagline: marks.website,
  }
  await request('PATCH', `${account}/inboxes/${tenant.inboxId}`, {
    as,
    json: { name: `Shop ${marks.website}`, channel: website },
  })
  const team = await request('POST', `${account}/teams`, {
    as,
    json: { name: `Sales ${marks.members}`, description: marks.members },
  })
  const { id: teamId } = team.body as { id: number }
  await request('POST', `${account}/teams/${teamId}/team_members`, { as, json: { user_ids: [tenant.agent.userId] } })

  const definition = await request('POST', `${account}/custom_attribute_definitions`, {
    as,
    json: { attribute_display_name: marks.members, attribute_key: 'plan', attribute_model: 'contact_attribute' },
  })
  const calendar = await request('POST', `${account}/business_calendars`, {
    as,
    json: { name: marks.administrators, timezone: 'UTC', inbox_ids: [tenant.inboxId] },
  })
  const filter = await request('POST', `${account}/custom_filters`, {
    as,
    json: { name: marks.administrators, query: { payload: [marks.administrators] } },
  })
  const webhook = await request('POST', `${account}/webhooks`, {
    as,
    json: {
      name: marks.administrators,
      url: `https://${marks.administrators}.localhost/hook`,
      inbox_id: tenant.inboxId,
    },
  })
  const { id: webhookId } = (webhook.body as { payload: { webhook: { id: number } } }).payload.webhook
  const tested = await request('POST', `${account}/webhooks/${webhookId}/test`, { as })
  const receivers = await request('GET', `${account}/webhook_receivers`, { as })

  const app = await request('POST', `${account}/inboxes`, {
    as,
    json: { name: `App ${marks.administrators}`, channel: { type: 'api', webhook_url: 'https://example.com/hook' } },
  })

  const start = await request('GET', `${account}/conversations`, { as })
  const { cursor } = (start.body as { data: { meta: { cursor: number } } }).data.meta
  for (let n = 0; n < conversationsBefore; n++) await writes(await makeVisitor(tenant), marks.customer)
  const visitor = await makeVisitor(tenant)
  const first = await writes(visitor, `Hello ${marks.customer}`, `echo-${marks.customer}`)
  const displayId = first.conversation_id
  const conversation = `${account}/conversations/${displayId}`
  const seen = await request('GET', conversation, { as })
  const contactId = (seen.body as { meta: { sender: { id: number } } }).meta.sender.id
  await request('PUT', `${account}/contacts/${contactId}`, {
    as,
    json: {
      name: `Zoe ${marks.customer}`,
      email: `${marks.customer}@example.test`,
      phone_number: `+49${1_000_000_000 + contactId}`,
      identifier: marks.customer,
      custom_attributes: { plan: marks.customer },
      additional_attributes: { city: marks.customer },
    },
  })
  const note = await request('POST', `${account}/contacts/${contactId}/notes`, {
    as,
    json: { content: `Likes ${marks.customer}` },
  })
  const spareContact = await request('POST', `${account}/contacts`, {
    as,
    json: { name: `Sue ${marks.customer}`, inbox_id: tenant.inboxId },
  })
  const twin = await request('POST', `${account}/contacts`, {
    as,
    json: { name: `Twin ${marks.customer}`, inbox_id: tenant.inboxId },
  })
  const merged = await request('POST', `${account}/actions/contact_merge`, {
    as,
    json: { base_contact_id: contactId, mergee_contact_id: madeContact(twin) },
  })
  await request('POST', `${conversation}/messages`, { as: tenant.agent, json: { content: `Answer ${marks.customer}` } })
  await request('POST', `${conversation}/messages`, {
    as: tenant.agent,
    json: { content: `Note ${marks.customer}`, private: true },
  })
  const withFile = await request('POST', `${conversation}/messages`, {
    as: tenant.agent,
    form: formOf({ 'attachments[]': aFile(marks.customer, `${marks.customer}.txt`) }),
  })
  await request('PATCH', `${conversation}/draft_messages`, {
    as,
    json: { draft_message: { message: marks.administrators } },
  })
  const scheduled = await request('POST', `${conversation}/scheduled_messages`, {
    as,
    json: { content: `Later ${marks.customer}`, send_at: Math.floor(Date.now() / 1000) + 30_000_000 },
  })
  await request('POST', `${conversation}/assignments`, { as, json: { team_id: teamId } })
  await request('POST', `${conversation}/assignments`, { as, json: { assignee_id: tenant.agent.userId } })

  const mention = `[@Ada](mention://user/${as.userId}/Ada)`
  await request('POST', `${conversation}/messages`, {
    as: tenant.agent,
    json: { content: `${mention} ${marks.customer}`, private: true },
  })
  await request('PATCH', `${account}/notification_settings`, { as, json: { selected_push_flags: [] } })
  await request('POST', '/api/v1/notification_subscriptions', {
    as,
    json: {
      subscription_type: 'fcm',
      subscription_attributes: { device_id: marks.administrators, push_token: marks.administrators },
    },
  })

  const labels = [marks.customer]
  await request('POST', `${conversation}/labels`, { as, json: { labels } })
  await request('POST', `${account}/contacts/${contactId}/labels`, { as, json: { labels } })
  const label = await request('POST', `${account}/labels`, {
    as,
    json: { title: marks.members, description: marks.members },
  })
  const canned = await request('POST', `${account}/canned_responses`, {
    as,
    json: { short_code: marks.members, content: marks.members },
  })
  const idOf = ({ body }: Answer) => (body as { id: number }).id
  const bulkAction = await request('POST', `${account}/bulk_actions`, {
    as,
    headers: { 'idempotency-key': marks.administrators },
    json: { type: 'Conversation', ids: [displayId], labels: { remove: [marks.administrators] } },
  })
  const imported = await request('POST', `${account}/contacts/import`, {
    as,
    json: { import_file: `${marks.administrators}\nrow`, dry_run: true },
  })
  await bringIn(tenant.accountId, idOf(imported), () => true)
  const exported = await request('POST', `${account}/contacts/export`, {
    as,
    json: { column_names: ['name', marks.administrators] },
  })
  await exportPart(tenant.accountId, idOf(exported))
  // So that no worker of another test has anything to do.
  await request('POST', `${account}/bulk_actions/${idOf(bulkAction)}/cancel`, { as })

  const invited = await request('POST', `${account}/agents`, {
    as,
    json: { email: `${marks.administrators}@example.test`, name: marks.administrators },
  })
  const bot = await request('POST', `${account}/agent_bots`, {
    as,
    json: { name: `Bot ${marks.members}`, outgoing_url: `https://${marks.members}.test/bot` },
  })
  const made = await request('POST', `${account}/companies`, { as, json: { name: marks.members } })
  const { id: companyId } = (made.body as { payload: { id: number } }).payload
  await request('POST', `${account}/companies/${companyId}/contacts`, { as, json: { contact_id: contactId } })
  const dashboardApp = await request('POST', `${account}/dashboard_apps`, {
    as,
    json: { title: marks.members, content: [{ type: 'frame', url: `https://${marks.members}.test/` }] },
  })
  const macroId = await plantMacros(account, as, marks)
  // A number that other accounts do not have.
  await withSystem(
    sql => sql`update charla.display_ids set campaigns = ${tenant.accountId} where account_id = ${tenant.accountId}`,
  )
  const campaign = await request('POST', `${account}/campaigns`, {
    as,
    json: {
      title: marks.administrators,
      message: marks.website,
      inbox_id: tenant.inboxId,
      trigger_rules: { url: `https://${marks.website}.test/*` },
    },
  })
  await request('POST', `${account}/contacts/${contactId}/consents`, {
    as,
    json: { channel: 'whatsapp', given: true, source: `Said by ${marks.customer}` },
  })
  await withSystem(
    sql => sql`
      insert into charla.campaign_recipients (account_id, campaign_id, contact_id, state, reason, content)
      select account_id, id, ${contactId}, 2, ${marks.administrators}, ${marks.administrators}
      from charla.campaigns where account_id = ${tenant.accountId}`,
  )
  const hook = await request('POST', `${account}/integrations/hooks`, {
    as,
    json: {
      app_id: 'dialogflow',
      inbox_id: tenant.inboxId,
      settings: { project_id: marks.administrators, credentials: { private_key: marks.administrators } },
    },
  })
  await request('POST', `${account}/inboxes/${tenant.inboxId}/set_agent_bot`, { as, json: { agent_bot: idOf(bot) } })

  const { accountId } = tenant
  const mail = await plantMail(tenant, marks)
  const client = await plantClient(tenant, app, marks)
  await keepMail({
    key: randomUUID(),
    to: `${marks.administrators}@example.test`,
    subject: marks.administrators,
    text: marks.administrators,
    accountId,
  })
  const policy = await request('POST', `${account}/assignment_policies`, { as, json: { name: marks.administrators } })
  const assignmentPolicyId = idOf(policy)
  await request('POST', `${account}/inboxes/${tenant.inboxId}/assignment_policy`, {
    as,
    json: { assignment_policy_id: assignmentPolicyId },
  })
  await withSystem(
    sql => sql`
      insert into charla.auto_assignments (account_id, inbox_id, user_id, conversation_id, created_at)
      values (${tenant.accountId}, ${tenant.inboxId}, ${tenant.agent.userId}, 1, now())`,
  )
  await withSystem(async sql => {
    await sql`insert into charla.log_readers (account_id, reader) values (${accountId}, ${marks.administrators})`
    await sql`
      insert into charla.consents (account_id, contact_inbox_id, version, text, given_at)
      select account_id, id, 1, ${marks.customer}, now() from charla.contact_inboxes
      where account_id = ${accountId} and contact_id = ${contactId}`
    await sql`insert into charla.search_backlogs (account_id, before_id) values (${accountId}, 0)`
    await sql`
      insert into charla.webhook_marks (account_id, kind, subject_id, attributes)
      values (${accountId}, 1, ${contactId}, ${sql.json({ name: marks.administrators })}) on conflict do nothing`
  })
  await follow(indexMessages)
  await beginSession(as.userId, { ip: '127.0.0.1', userAgent: marks.administrators }, new Date())
  const sessions = await request('GET', '/api/v1/profile/sessions', { as })
  const notificationId = await firstNotification(account, as)
  const platform = await plantPlatform(tenant, marks)
  return {
    ...tenant,
    marks,
    visitor,
    cursor,
    displayId,
    contactId,
    messageId: first.id,
    attachmentId: firstOf(withFile.body).id,
    teamId,
    assignmentPolicyId,
    scheduledId: idOf(scheduled),
    filterId: (filter.body as { id: number }).id,
    webhookId,
    deliveryId: (tested.body as { payload: { id: number } }).payload.id,
    receiverId: (receivers.body as { payload: { id: number }[] }).payload[0]?.id as number,
    definitionId: (definition.body as { id: number }).id,
    calendarId: (calendar.body as { id: number }).id,
    noteId: (note.body as { id: number }).id,
    spareContactId: madeContact(spareContact),
    mergeId: (merged.body as { merge_id: number }).merge_id,
    client,
    mail,
    botId: idOf(bot),
    companyId,
    dashboardAppId: idOf(dashboardApp),
    macroId,
    campaignId: idOf(campaign),
    hookId: idOf(hook),
    spare,
    notificationId,
    platform,
    sessionId: (sessions.body as { id: number }[])[0]?.id as number,
    invitationId: idOf(invited),
    bulkActionId: idOf(bulkAction),
    importId: idOf(imported),
    exportId: idOf(exported),
    labelId: idOf(label),
    cannedResponseId: idOf(canned),
  }
}

const madeContact = ({ body }: Answer) => (body as { payload: { contact: { id: number } } }).payload.contact.id

async function plantClient(
  { accountId, administrator: as }: Tenant,
  app: Answer,
  marks: Marks,
): Promise<Planted['client']> {
  const { inbox_identifier: inboxIdentifier } = app.body as { inbox_identifier: string }
  const contacts = `/public/api/v1/inboxes/${inboxIdentifier}/contacts`
  const contact = await request('POST', contacts, { json: { name: `Cat ${marks.administrators}` } })
  const { source_id: sourceId } = contact.body as { source_id: string }
  const begun = await request('POST', `${contacts}/${sourceId}/conversations`)
  const { id: displayId } = begun.body as { id: number }
  const path = `/api/v1/accounts/${accountId}/conversations/${displayId}/messages`
  const told = await request('POST', path, { as, json: { content: `Which? ${marks.administrators}` } })
  return { inboxIdentifier, sourceId, displayId, messageId: (told.body as { id: number }).id }
}

/** A mail that has come and is read already, and one that has left. */
async function plantMail({ accountId, administrator: as }: Tenant, marks: Marks): Promise<Planted['mail']> {
  const mark = marks.administrators
  const { body } = await request('POST', `/api/v1/accounts/${accountId}/inboxes`, {
    as,
    json: { name: `Mail ${mark}`, channel: { type: 'email', email: `${mark}@acme.test`, imap_login: mark } },
  })
  const { id: inboxId, webhook_url } = body as { id: number; webhook_url: string }
  const token = webhook_url.split('/').at(-1) as string
  const raw = `From: zoe@${mark}.test\r\nSubject: ${mark}\r\nMessage-ID: <${mark}@acme.test>\r\n\r\n${mark}`
  await request('POST', `/webhooks/email/${token}`, { raw, headers: { 'content-type': 'message/rfc822' } })
  const [arrival] = await withSystem(
    sql => sql<{ id: number }[]>`select id from charla.arrivals where account_id = ${accountId}`,
  )
  const arrivalId = arrival?.id as number
  await receive(systemContext(accountId), arrivalId)
  await withSystem(async sql => {
    await sql`
      insert into charla.deliveries (account_id, message_id, inbox_id, channel, state, reason)
      select account_id, id, inbox_id, 'email', 2, ${mark} from charla.messages where account_id = ${accountId} and inbox_id = ${inboxId}`
    await sql`
      insert into charla.imap_cursors (account_id, inbox_id, folder, uid_validity) values (${accountId}, ${inboxId}, ${mark}, 1)`
    await sql`
      insert into charla.mailbox_consents (account_id, state_hash, user_id, inbox_id, provider, secrets, expires_at)
      values (${accountId}, ${Buffer.from(mark)}, ${as.userId}, ${inboxId}, 'google', ${mark}, now() + interval '1 day')`
  })
  const others = {
    whatsappInboxId: await plantWhatsapp(accountId, as, mark),
    telegramInboxId: await plantTelegram(accountId, as, mark),
  }
  return { inboxId, token, arrivalId, ...others }
}

async function plantPlatform({ accountId, administrator }: Tenant, marks: Marks): Promise<Planted['platform']> {
  const app = await withSystem(sql => createPlatformApp(sql, marks.administrators))
  await withSystem(sql => permit(sql, app, { accountId }))
  const make = async (path: string, json: object) => {
    const { body } = await request('POST', `/platform/api/v1${path}`, {
      headers: { api_access_token: app.token },
      json,
    })
    return (body as { id: number }).id
  }
  const person = { name: marks.administrators, email: `${randomUUID()}@example.test`, password: 'a long password' }
  await make('/agent_bots', { name: marks.administrators })
  await newSsoLink(administrator.userId, new Date())
  return {
    token: app.token,
    userId: await make('/users', person),
    botId: await make('/agent_bots', { name: `Bot ${marks.members}`, account_id: accountId }),
  }
}

/** What was mentioned has been told, perhaps by the workers of another test. */
async function firstNotification(account: string, as: Person): Promise<number> {
  for (;;) {
    await follow(notifyMembers)
    const { body } = await request('GET', `${account}/notifications`, { as })
    const [notification] = (body as NotificationList).data.payload
    if (notification) return notification.id
  }
}

/** The condition that picks a tenant's rows of a table: those with its account, and of the global ones those of its people. */
export function rowsOf(table: string, accountId: number): string {
  const people = `(select user_id from charla.account_users where account_id = ${accountId})`
  const apps = `(select platform_app_id from charla.platform_app_permissibles where account_id = ${accountId})`
  const global: Record<string, string> = {
    accounts: `id = ${accountId}`,
    users: `id in ${people}`,
    sessions: `user_id in ${people}`,
    notification_subscriptions: `user_id in ${people}`,
    sso_tokens: `user_id in ${people}`,
    platform_apps: `id in ${apps}`,
    platform_agent_bots: `platform_app_id in ${apps}`,
  }
  return global[table] ?? `account_id = ${accountId}`
}
