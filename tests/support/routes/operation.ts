import type { Planted } from '../planted.ts'

/**
 * Who may use an operation:
 * `member`: every member, each with their own view. `inbox`: members who may see the inbox of the thing.
 * `administrator`. `own`: the administrator who made the thing. `person`: who is signed in, about themselves. `visitor`: visitors of the website, about themselves.
 * `ending`: as `person`, and their token ends by it.
 * `client`: whoever knows the source id of a contact of the API inbox, which stands in the path.
 * `website`: whoever has the website's public token. `public`: anybody. `machine`: who has the operator's secret.
 * `platform`: a platform app that the thing belongs to.
 */
export type Audience =
  | 'member'
  | 'inbox'
  | 'administrator'
  | 'own'
  | 'person'
  | 'ending'
  | 'visitor'
  | 'client'
  | 'website'
  | 'public'
  | 'machine'
  | 'platform'

/** What the path and the body are about. `account` apart, so that another account's path can carry these ids too. */
export type Target = Planted & { account: number }

export type Operation = {
  /** As Hono lists it. */
  route: string
  who: Audience
  path: (target: Target) => string
  json?: (target: Target) => unknown
  /** What it answers when all is well, if not 200. */
  answers?: number
}

/** The operations of a resource. `endings` take things away, so that they are used after all others. */
export type Resource = { operations: Operation[]; endings: Operation[] }

export const account = (
  who: Audience,
  method: string,
  rest: string,
  fill: (target: Target) => string = () => rest,
  json?: Operation['json'],
): Operation => ({
  route: `${method} /api/v1/accounts/:account_id${rest}`,
  who,
  path: target => `/api/v1/accounts/${target.account}${fill(target)}`,
  ...(json ? { json } : {}),
})

export const other = (who: Audience, route: string, json?: Operation['json'], path?: Operation['path']): Operation => ({
  route,
  who,
  path: path ?? (() => route.split(' ')[1] as string),
  ...(json ? { json } : {}),
})

export const looksFor = (rest: string) => () => `${rest}?q=mark`

export const condition = (attribute_key: string, filter_operator: string, value: string) => ({
  payload: [{ attribute_key, filter_operator, values: [value], query_operator: null }],
})
export const inbox = ({ inboxId }: Target) => `/inboxes/${inboxId}`
