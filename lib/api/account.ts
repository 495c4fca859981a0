import { z } from 'zod'
import {
  accountAnswer,
  accountChanges,
  accountWire,
  cacheKeys,
  cacheKeysAnswer,
  findAccount,
  markForDeletion,
  updateAccount,
} from '#lib/accounts/index.ts'
import type { MemberContext } from '#lib/base/context.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { requireAdministrator, setActiveAccount } from '#lib/users/index.ts'

const tag = 'Account'

/** The account itself. It stands here because accounts lie below users, who decide who may. */
export const accountDoor = door()

accountDoor.get(
  '/',
  operation({ id: 'get-account-details', tag, summary: 'The account.', answer: accountAnswer }),
  async c => c.json(await shown(c.var.ctx)),
)

accountDoor.on(
  ['PATCH', 'PUT'],
  '/',
  operation({
    id: 'update-account',
    tag,
    summary: 'Changes what is named of the account. For administrators.',
    body: accountChanges,
    answer: accountAnswer,
  }),
  requireAdministrator,
  async c => {
    await updateAccount(c.var.ctx, await body(c, accountChanges))
    return c.json(await shown(c.var.ctx))
  },
)

accountDoor.get(
  '/cache_keys',
  operation({
    id: 'get-cache-keys',
    tag,
    summary: 'Keys of what clients keep of labels, inboxes and teams: each changes with what it stands for.',
    answer: z.object({ cache_keys: cacheKeysAnswer }),
  }),
  async c => c.json({ cache_keys: await cacheKeys(c.var.ctx) }),
)

accountDoor.post(
  '/update_active_at',
  operation({
    id: 'update-active-at',
    tag,
    summary: 'Notes the account as the one that the person works in now.',
    answer: null,
  }),
  async c => {
    await setActiveAccount(c.var.userId, c.var.ctx.accountId, c.var.now())
    return c.body(null, 200)
  },
)

const deletion = z.object({
  action_type: z.enum(['delete', 'undelete'], 'Invalid action_type. Must be either "delete" or "undelete"'),
})

/** `/enterprise/api/v1/accounts/:account_id`, where Chatwoot's clients look for it. */
export const accountEndDoor = door()

accountEndDoor.post(
  '/toggle_deletion',
  operation({
    id: 'toggle-deletion',
    tag,
    summary: 'Says that the account is to be deleted in seven days, or that it is not. For administrators.',
    body: deletion,
    answer: z.object({ message: z.string() }),
  }),
  requireAdministrator,
  async c => {
    const marked = (await body(c, deletion)).action_type === 'delete'
    await markForDeletion(c.var.ctx, marked)
    return c.json({ message: `Account ${marked ? 'marked' : 'unmarked'} for deletion` })
  },
)

async function shown(ctx: MemberContext) {
  const [account, cache_keys] = await Promise.all([findAccount(ctx), cacheKeys(ctx)])
  return accountWire({ ...account, cache_keys })
}
