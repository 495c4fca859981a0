import { accountChanges, accountWire, findAccount, updateAccount } from '#lib/accounts/index.ts'
import { door } from '#lib/base/http/app.ts'
import { body } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'

/** The account itself. It stands here because accounts lie below users, who decide who may. */
export const accountDoor = door()

accountDoor.get('/', async c => c.json(accountWire(await findAccount(c.var.ctx))))

accountDoor.on(['PATCH', 'PUT'], '/', requireAdministrator, async c =>
  c.json(accountWire(await updateAccount(c.var.ctx, await body(c, accountChanges)))),
)
