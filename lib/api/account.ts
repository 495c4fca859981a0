import { accountAnswer, accountChanges, accountWire, findAccount, updateAccount } from '#lib/accounts/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'

const tag = 'Account'

/** The account itself. It stands here because accounts lie below users, who decide who may. */
export const accountDoor = door()

accountDoor.get(
  '/',
  operation({ id: 'get-account-details', tag, summary: 'The account.', answer: accountAnswer }),
  async c => c.json(accountWire(await findAccount(c.var.ctx))),
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
  async c => c.json(accountWire(await updateAccount(c.var.ctx, await body(c, accountChanges)))),
)
