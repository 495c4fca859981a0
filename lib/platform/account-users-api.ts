import { z } from 'zod'
import { systemContext } from '#lib/base/context.ts'
import { AppError, invalid } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { roles } from '#lib/protocol/index.ts'
import { leaveAccount, roleName } from '#lib/users/index.ts'
import { join, listAccountUsers } from './account-users.ts'
import { reachAccount, reachUser } from './reach.ts'

const newMember = z.object({ user_id: id(), role: z.enum(roles).default('agent') })
const leaving = z.object({ user_id: id() })
const memberAnswer = z
  .object({ account_id: z.number(), user_id: z.number(), role: z.enum(roles) })
  .meta({ id: 'AccountUser' })

const tag = 'Platform Account Users'

/** `P/accounts/:account_id/account_users`. */
export const accountUsersDoor = door()

accountUsersDoor.get(
  '/',
  operation({
    id: 'list-all-account-users',
    tag,
    summary: 'The members of an account, with their roles.',
    answer: z.array(memberAnswer),
  }),
  async c => {
    const account_id = pathId(c, 'account_id')
    await reachAccount(c.var.platformApp, account_id)
    const members = await listAccountUsers(account_id)
    return c.json(members.map(({ user_id, role }) => ({ account_id, user_id, role: roleName(role) })))
  },
)

accountUsersDoor.post(
  '/',
  operation({
    id: 'create-an-account-user',
    tag,
    summary: 'Makes a person of the app’s a member of an account, or gives the member another role.',
    body: newMember,
    answer: memberAnswer,
  }),
  async c => {
    const account_id = pathId(c, 'account_id')
    await reachAccount(c.var.platformApp, account_id)
    const { user_id, role } = await body(c, newMember)
    await reachUser(c.var.platformApp, user_id).catch(error => {
      throw error instanceof AppError && error.code === 'not_found' ? invalid('user_id: must exist', 'user_id') : error
    })
    await join(account_id, user_id, role)
    return c.json({ account_id, user_id, role })
  },
)

accountUsersDoor.delete(
  '/',
  operation({
    id: 'delete-an-account-user',
    tag,
    summary: 'Takes a member out of an account.',
    body: leaving,
    answer: null,
  }),
  async c => {
    const account_id = pathId(c, 'account_id')
    await reachAccount(c.var.platformApp, account_id)
    await leaveAccount(systemContext(account_id), (await body(c, leaving)).user_id)
    return c.body(null, 200)
  },
)
