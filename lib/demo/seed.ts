import { anyAccount, createAccount } from '#lib/accounts/index.ts'
import { type MemberContext, systemContext, type VisitorContext } from '#lib/base/context.ts'
import { withAccount, withSystem } from '#lib/base/db/index.ts'
import { onLoopback } from '#lib/base/env.ts'
import { log } from '#lib/base/log.ts'
import { runtime } from '#lib/base/runtime.ts'
import { newSourceId, webWidget } from '#lib/channels/index.ts'
import { changeContact } from '#lib/contacts/index.ts'
import { assign, reply, toggleStatus, writeAsVisitor } from '#lib/conversations/index.ts'
import { createInbox, replaceInboxMembers } from '#lib/inboxes/index.ts'
import { addMember, ensureUser, prove, register, userPush } from '#lib/users/index.ts'
import { demoConversations } from './conversations.ts'

export const demoLogins = {
  administrator: 'admin@demo.test',
  agent: 'agent@demo.test',
  password: 'charla-demo',
} as const

/**
 * Fills an empty installation with the account "Demo". Only where nobody else can reach the server: the passwords are
 * printed in the README. Answers whether it did.
 */
export async function seedDemo(): Promise<boolean> {
  const { env } = runtime()
  if (!env.DEMO || !onLoopback(env) || (await anyAccount())) return false
  const administrator = await person(demoLogins.administrator, 'Ada Moreno')
  const agent = await person(demoLogins.agent, 'Sam Okafor')
  const accountId = await withSystem(async sql => {
    const id = await createAccount(sql, { name: 'Demo' })
    await addMember(sql, id, administrator, 1)
    await addMember(sql, id, agent, 0)
    return id
  })
  const ctx: MemberContext = {
    ...systemContext(accountId),
    actor: { kind: 'member', userId: administrator, role: 'administrator', inboxIds: 'all' },
  }
  const inboxId = await createInbox(ctx, webWidget, {
    name: 'Website',
    settings: {
      website_url: runtime().url,
      widget_color: '#4f46e5',
      welcome_title: 'Hello, how can we help?',
      welcome_tagline: 'Ask us about orders, delivery or anything else.',
    },
    common: { enable_email_collect: false, enable_auto_assignment: false },
  })
  await replaceInboxMembers(ctx, inboxId, [administrator, agent])
  for (const conversation of demoConversations) await play(ctx, inboxId, { administrator, agent }, conversation)
  log.info('demo account made')
  return true
}

/** The website token of the demo inbox, for the page at /demo. */
export async function demoWebsiteToken(): Promise<string | null> {
  if (!runtime().env.DEMO || !onLoopback(runtime().env)) return null
  const [row] = await withSystem(
    sql => sql<{ website_token: string }[]>`
    select w.website_token from charla.channel_web_widgets w join charla.account_users m on m.account_id = w.account_id
    join charla.users u on u.id = m.user_id where u.email_key = ${demoLogins.administrator} order by w.id limit 1`,
  )
  return row?.website_token ?? null
}

async function person(email: string, name: string): Promise<number> {
  const identity =
    (await prove(email, demoLogins.password)) ?? (await register(email, demoLogins.password, { proven: true }))
  return withSystem(sql => ensureUser(sql, { ...identity, name }))
}

type DemoConversation = (typeof demoConversations)[number]

async function play(
  ctx: MemberContext,
  inboxId: number,
  people: { administrator: number; agent: number },
  story: DemoConversation,
): Promise<void> {
  const started = Date.now() - story.minutesAgo * 60_000
  let visitor: VisitorContext = {
    ...ctx,
    actor: { kind: 'visitor', inboxId, sourceId: newSourceId(), contactId: null, contactInboxId: null },
  }
  let displayId = 0
  for (const [index, line] of story.lines.entries()) {
    const now = () => new Date(started + index * 90_000)
    if (line.from === 'visitor') {
      const written = await writeAsVisitor(
        { ...visitor, now },
        { content: line.text, echoId: null, origin: story.origin },
      )
      visitor = written.ctx
      displayId = written.message.conversation_id
      if (index === 0) {
        await withAccount(ctx, tx =>
          changeContact(tx, ctx, visitor.actor.contactId as number, {
            name: story.contact.name,
            email: story.contact.email,
          }),
        )
      }
    } else {
      const userId = people[line.from]
      const as: MemberContext = { ...ctx, now, actor: { ...ctx.actor, userId } }
      const author = userPush({ id: userId, name: line.from, display_name: null })
      await reply(
        as,
        displayId,
        {
          content: line.text,
          private: line.note ?? false,
          message_type: 'outgoing',
          content_type: 'text',
          content_attributes: {},
        },
        author,
      )
    }
  }
  const now = () => new Date(started + story.lines.length * 90_000)
  if (story.assignee) await assign({ ...ctx, now }, displayId, people[story.assignee])
  if (story.status !== 'open') await toggleStatus({ ...ctx, now }, displayId, { status: story.status })
}
