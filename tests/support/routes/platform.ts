import { type Operation, other, type Resource, type Target } from './operation.ts'

const platform = (
  method: string,
  rest: string,
  fill: (target: Target) => string = () => rest,
  json?: Operation['json'],
): Operation =>
  other('platform', `${method} /platform/api/v1${rest}`, json, target => `/platform/api/v1${fill(target)}`)

const account = ({ account }: Target) => `/accounts/${account}`
const members = (target: Target) => `${account(target)}/account_users`
const user =
  (rest = '') =>
  ({ platform: { userId } }: Target) =>
    `/users/${userId}${rest}`
const bot = ({ platform: { botId } }: Target) => `/agent_bots/${botId}`
const named = () => ({ name: 'Renamed' })

export const platformOperations: Resource = {
  operations: [
    platform('GET', '/accounts'),
    platform('POST', '/accounts', () => '/accounts', named),
    platform('GET', '/accounts/:account_id', account),
    platform('PATCH', '/accounts/:account_id', account, named),
    platform('PUT', '/accounts/:account_id', account, named),
    platform('GET', '/accounts/:account_id/account_users', members),
    platform('POST', '/accounts/:account_id/account_users', members, ({ platform: { userId } }) => ({
      user_id: userId,
    })),
    platform(
      'POST',
      '/users',
      () => '/users',
      ({ account }) => ({ name: 'New', email: `platform-${account}@example.test`, password: 'a long password' }),
    ),
    platform('GET', '/users/:id', user()),
    platform('PATCH', '/users/:id', user(), named),
    platform('PUT', '/users/:id', user(), named),
    platform('GET', '/users/:id/login', user('/login')),
    platform('POST', '/users/:id/token', user('/token')),
    platform('GET', '/agent_bots'),
    platform('POST', '/agent_bots', () => '/agent_bots', named),
    platform('GET', '/agent_bots/:id', bot),
    platform('PATCH', '/agent_bots/:id', bot, named),
    platform('PUT', '/agent_bots/:id', bot, named),
  ],
  endings: [
    platform('DELETE', '/agent_bots/:id/avatar', target => `${bot(target)}/avatar`),
    platform('DELETE', '/agent_bots/:id', bot),
    platform('DELETE', '/accounts/:account_id/account_users', members, ({ platform: { userId } }) => ({
      user_id: userId,
    })),
    platform('DELETE', '/users/:id', user()),
    platform('DELETE', '/accounts/:account_id', account),
  ],
}
