import { door } from '#lib/base/http/app.ts'
import { idempotent } from '#lib/base/http/idempotency.ts'
import { accountUsersDoor } from './account-users-api.ts'
import { platformAccountsDoor } from './accounts-api.ts'
import { requirePlatformApp } from './authenticate.ts'
import { platformBotsDoor } from './bots-api.ts'
import { platformUsersDoor } from './users-api.ts'

/** `/platform/api/v1`: what programs of the operator's ask. */
export const platformDoor = door()

platformDoor.use(
  requirePlatformApp,
  idempotent(c => ({ who: `platform app ${c.var.platformApp.id}`, accountId: null })),
)
platformDoor.route('/accounts', platformAccountsDoor)
platformDoor.route('/accounts/:account_id/account_users', accountUsersDoor)
platformDoor.route('/users', platformUsersDoor)
platformDoor.route('/agent_bots', platformBotsDoor)
