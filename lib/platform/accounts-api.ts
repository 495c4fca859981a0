import { z } from 'zod'
import { findAccount } from '#lib/accounts/index.ts'
import { systemContext } from '#lib/base/context.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { newPlatformAccount, platformAccountAnswer, platformAccountChanges, platformAccountWire } from './account.ts'
import { changeAccount, dropAccount, listAccounts, makeAccount } from './accounts.ts'
import { reachAccount } from './reach.ts'

const tag = 'Platform Accounts'

/** `P/accounts`. */
export const platformAccountsDoor = door()

platformAccountsDoor.get(
  '/',
  operation({
    id: 'list-accounts',
    tag,
    summary: 'The accounts that the app reaches.',
    answer: z.array(platformAccountAnswer),
  }),
  async c => c.json((await listAccounts(c.var.platformApp)).map(platformAccountWire)),
)

platformAccountsDoor.post(
  '/',
  operation({
    id: 'create-an-account',
    tag,
    summary: 'Makes an account, without members yet.',
    body: newPlatformAccount,
    answer: platformAccountAnswer,
  }),
  async c => c.json(platformAccountWire(await makeAccount(c.var.platformApp, await body(c, newPlatformAccount)))),
)

platformAccountsDoor.get(
  '/:account_id',
  operation({ id: 'get-details-of-an-account', tag, summary: 'An account.', answer: platformAccountAnswer }),
  async c => {
    const id = pathId(c, 'account_id')
    await reachAccount(c.var.platformApp, id)
    return c.json(platformAccountWire(await findAccount(systemContext(id))))
  },
)

platformAccountsDoor.on(
  ['PATCH', 'PUT'],
  '/:account_id',
  operation({
    id: 'update-an-account',
    tag,
    summary: 'Changes what is named of an account, also whether it is active.',
    body: platformAccountChanges,
    answer: platformAccountAnswer,
  }),
  async c => {
    const id = pathId(c, 'account_id')
    await reachAccount(c.var.platformApp, id)
    return c.json(platformAccountWire(await changeAccount(id, await body(c, platformAccountChanges))))
  },
)

platformAccountsDoor.delete(
  '/:account_id',
  operation({
    id: 'delete-an-account',
    tag,
    summary: 'Deletes an account. It is gone at once; a job erases everything that it had.',
    answer: null,
  }),
  async c => {
    const id = pathId(c, 'account_id')
    await reachAccount(c.var.platformApp, id)
    await dropAccount(id)
    return c.body(null, 200)
  },
)
