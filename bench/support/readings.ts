import type { FilledAccount } from './accounts.ts'

/** One kind of question: what is asked over HTTP, and the plainest statements for the same, with their parameters. */
export type Reading = {
  name: string
  group: 'list' | 'filter' | 'open' | 'search'
  token: string
  path: (number: number) => string
  json?: object
  bare: (number: number) => [string, unknown[]][]
}

const page = (where: string) =>
  `select c.*, to_jsonb(p) as contact from (
     select * from charla.conversations c where account_id = $1 and ${where} order by last_activity_at desc, id desc limit 25
   ) c join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)`
const counts = (where: string) =>
  `select count(*) filter (where assignee_id is null) as free, count(*) as all from charla.conversations c where account_id = $1 and ${where}`

/** Everything a member does all day, of one account. */
export function kindsOfReading({ accountId, administrator, agents, inboxIds }: FilledAccount): Reading[] {
  const agent = agents[0]?.token as string
  const inboxId = inboxIds[0] as number
  const list = (name: string, query: string, where: string, token = administrator.token): Reading => ({
    name,
    group: 'list',
    token,
    path: number => `/conversations?${query}&page=${1 + (number % 3 === 0 ? 1 : 0)}`,
    bare: () => [
      [page(where), [accountId]],
      [counts(where), [accountId]],
    ],
  })
  const search = (name: string, path: (number: number) => string, bare: Reading['bare']): Reading => ({
    name: `search: ${name}`,
    group: 'search',
    token: administrator.token,
    path,
    bare,
  })
  const said =
    (terms: (number: number) => string[]): Reading['bare'] =>
    number => [
      [
        `select m.* from charla.messages m where account_id = $1 and id in (
         select charla.search_messages($2::text[], false, null, null, null, null, null, 15))`,
        [accountId, terms(number)],
      ],
    ]
  const order = (number: number) => String((1 + ((number * 7919) % 90_000)) * 10 + 1)
  const labelled = `exists (select from charla.conversation_labels l
    where (l.account_id, l.conversation_id) = (c.account_id, c.id) and l.title = 'refund')`
  return [
    list('open', 'status=open', 'status = 0'),
    list('mine', 'status=open&assignee_type=me', `status = 0 and assignee_id = ${administrator.userId}`),
    list('unassigned', 'status=open&assignee_type=unassigned', 'status = 0 and assignee_id is null'),
    {
      ...list('all statuses', 'status=all', 'true'),
      bare: () => [
        [
          `select c.*, to_jsonb(p) as contact from unnest(array[0, 1, 2, 3]::smallint[]) s (status) cross join lateral (
             select * from charla.conversations c where account_id = $1 and c.status = s.status
             order by last_activity_at desc, id desc limit 25
           ) c join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
           order by c.last_activity_at desc, c.id desc limit 25`,
          [accountId],
        ],
        [counts('true'), [accountId]],
      ],
    },
    list('resolved', 'status=resolved', 'status = 1'),
    list('of one inbox', `status=open&inbox_id=${inboxId}`, `status = 0 and inbox_id = ${inboxId}`),
    list('of an agent of one inbox', 'status=open', `status = 0 and inbox_id = ${inboxIds.at(-1)}`, agent),
    list('with a label', 'status=open&labels[]=refund', `status = 0 and ${labelled}`),
    list('by waiting', 'status=open&sort_by=waiting_since_asc', 'status = 0'),
    {
      name: 'filter: open and of one inbox',
      group: 'filter',
      token: administrator.token,
      path: () => '/conversations/filter',
      json: {
        payload: [
          { attribute_key: 'status', filter_operator: 'equal_to', values: ['open'], query_operator: 'and' },
          { attribute_key: 'inbox_id', filter_operator: 'equal_to', values: [inboxId], query_operator: null },
        ],
      },
      bare: () => [
        [page(`status = 0 and inbox_id = ${inboxId}`), [accountId]],
        [counts(`status = 0 and inbox_id = ${inboxId}`), [accountId]],
      ],
    },
    {
      name: 'open one',
      group: 'open',
      token: administrator.token,
      path: number => `/conversations/${1 + ((number * 7919) % 90_000)}`,
      bare: number => [
        [
          `select c.*, to_jsonb(p) as contact from charla.conversations c
           join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
           where c.account_id = $1 and display_id = $2`,
          [accountId, 1 + ((number * 7919) % 90_000)],
        ],
      ],
    },
    {
      name: 'history',
      group: 'open',
      token: administrator.token,
      path: number => `/conversations/${1 + ((number * 7919) % 90_000)}/messages`,
      bare: number => [
        [
          `select m.* from charla.messages m join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
           where m.account_id = $1 and c.display_id = $2 order by m.id desc limit 20`,
          [accountId, 1 + ((number * 7919) % 90_000)],
        ],
      ],
    },
    search(
      'a common word',
      () => '/search/messages?q=order',
      said(() => ['order']),
    ),
    search(
      'a rare word',
      number => `/search/messages?q=${order(number)}`,
      said(number => [order(number)]),
    ),
    search(
      'a typo',
      () => '/search/messages?q=chargd%20twice',
      said(() => ['charged', 'twice']),
    ),
    search(
      'everything',
      () => '/search?q=fatima',
      said(() => ['fatima']),
    ),
    search(
      'contacts',
      number => `/contacts/search?q=person${number % 5000}`,
      number => [
        [
          'select p.* from charla.contacts p where account_id = $1 and id in (select charla.contacts_like($2, 15))',
          [accountId, `person${number % 5000}`],
        ],
      ],
    ),
  ]
}
