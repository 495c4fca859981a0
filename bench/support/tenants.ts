import { randomUUID } from 'node:crypto'
import { createAccount } from '#lib/accounts/index.ts'
import { type MemberContext, systemContext, type VisitorContext } from '#lib/base/context.ts'
import { decrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { newSourceId, webWidget } from '#lib/channels/index.ts'
import { writeAsVisitor } from '#lib/conversations/index.ts'
import { createInbox, replaceInboxMembers } from '#lib/inboxes/index.ts'
import { addMember, ensureUser } from '#lib/users/index.ts'
import { start } from '../../start.ts'

export type Person = { userId: number; token: string; pubsubToken: string }
export type BenchTenant = {
  accountId: number
  /** Of its website. */
  inboxId: number
  agents: Person[]
  websiteToken: string
  /** Conversations that visitors have begun. */
  conversations: number[]
}

// Run in a process of its own, before the server that is measured: node bench/support/tenants.ts <accounts> <agents> <conversations> [<out of inbox>]
if (import.meta.main) {
  const [accounts = 1, agents = 1, conversations = 1] = process.argv.slice(2, 5).map(Number)
  const outOfInbox = process.argv[5] ? Number(process.argv[5]) : undefined
  const charla = await start(readEnv(), { work: false, seed: false })
  const tenants: BenchTenant[] = []
  for (let i = 0; i < accounts; i++) tenants.push(await tenant(agents, conversations, outOfInbox))
  await charla.stop()
  process.stdout.write(`${JSON.stringify(tenants)}\n`, () => process.exit(0))
}

async function tenant(agentCount: number, conversationCount: number, outOfInbox?: number): Promise<BenchTenant> {
  const { accountId, agents } = await withSystem(async sql => {
    const accountId = await createAccount(sql, { name: 'Bench' })
    const agents: Person[] = []
    for (let i = 0; i < agentCount; i++) {
      const userId = await ensureUser(sql, {
        authId: randomUUID(),
        email: `${randomUUID()}@example.test`,
        name: 'Agent',
      })
      await addMember(sql, accountId, userId, i && outOfInbox !== undefined ? 0 : 1)
      const [row] = await sql<{ access_token: string; pubsub_token: string }[]>`
        select access_token, pubsub_token from charla.users where id = ${userId}`
      if (!row) throw new Error('The user is not there')
      agents.push({ userId, token: decrypt(row.access_token), pubsubToken: decrypt(row.pubsub_token) })
    }
    // Who can sign in with a password, where the demo has made them.
    const [demo] = await sql<{ id: number }[]>`select id from charla.users where email_key = 'admin@demo.test'`
    if (demo) await addMember(sql, accountId, demo.id, 1)
    return { accountId, agents }
  })
  const actor = { kind: 'member', userId: agents[0]?.userId as number, role: 'administrator', inboxIds: 'all' } as const
  const ctx: MemberContext = { ...systemContext(accountId), actor }
  const inboxId = await createInbox(ctx, webWidget, {
    name: 'Website',
    settings: { website_url: 'https://example.com' },
    common: { enable_email_collect: false, enable_auto_assignment: false },
  })
  if (outOfInbox !== undefined)
    await replaceInboxMembers(
      ctx,
      inboxId,
      agents.slice(0, agentCount - outOfInbox).map(agent => agent.userId),
    )
  const [website] = await withSystem(
    sql => sql<{ website_token: string }[]>`
      select website_token from charla.channel_web_widgets where account_id = ${accountId}`,
  )
  const conversations: number[] = []
  for (let i = 0; i < conversationCount; i++) {
    const visitor: VisitorContext = {
      ...ctx,
      actor: { kind: 'visitor', inboxId, sourceId: newSourceId(), contactId: null, contactInboxId: null },
    }
    const { message } = await writeAsVisitor(visitor, { content: 'Hello', echoId: null, origin: {} })
    conversations.push(message.conversation_id)
  }
  return { accountId, inboxId, agents, websiteToken: website?.website_token as string, conversations }
}
