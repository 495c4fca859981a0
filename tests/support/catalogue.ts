import type { Superuser } from './superuser.ts'

/** Tables without `account_id`, or with a policy of their own: what the tenant role may do with each, and on which rows. */
export const globalTables: Record<string, { privileges: string[]; policies: Record<string, string> }> = {
  accounts: {
    privileges: ['select', 'update'],
    policies: { select: '(id = charla.current_account())', update: '(id = charla.current_account())' },
  },
  users: {
    privileges: ['select'],
    policies: {
      select:
        '((EXISTS ( SELECT FROM charla.account_users m WHERE ((m.account_id = charla.current_account()) AND (m.user_id = users.id)))) OR (EXISTS ( SELECT FROM charla.former_members f WHERE ((f.account_id = charla.current_account()) AND (f.user_id = users.id)))))',
    },
  },
  sessions: { privileges: [], policies: {} },
  mails: { privileges: [], policies: {} },
  notification_subscriptions: { privileges: [], policies: {} },
  idempotency_keys: { privileges: [], policies: {} },
  platform_apps: { privileges: [], policies: {} },
  platform_app_permissibles: { privileges: [], policies: {} },
  platform_agent_bots: { privileges: [], policies: {} },
  sso_tokens: { privileges: [], policies: {} },
}

/** What members may read of a person: no token, no setting. */
const columnsOfUsers = ['avatar_key', 'created_at', 'display_name', 'email', 'email_key', 'id', 'name']
/** Functions that run with their owner's rights. Each must be argued for here. */
const securityDefiners = [
  'search_messages', // answers ids of one account, of the inboxes that it is given
  'contacts_like', // answers ids of one account
  'change_identity', // for the system role alone; changes one person of the embedded Auth
  'remove_identity', // the same; removes one
  'orphaned_identity', // the same; finds one who is nobody here
  'whatsapp_taken', // the same of a number
  'email_taken', // answers whether an inbox of the installation has the address, and nothing of whose it is
]
const operations = ['select', 'insert', 'update', 'delete'] as const
const strangers = ['public', 'anon', 'authenticated', 'service_role']
const mine = '(account_id = charla.current_account())'

export const tablesOf = async (sql: Superuser): Promise<string[]> =>
  (
    await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'charla'::regnamespace and relkind in ('r', 'p', 'f') order by 1`
  ).map(row => row.name)

/** Everything in the catalogue that is not fenced as it must be, in words. Nothing when all is well (SEC1). */
export async function faults(sql: Superuser): Promise<string[]> {
  const found = await Promise.all([
    rolesAndSchema(sql),
    tables(sql),
    policies(sql),
    viewsAndFunctions(sql),
    foreignKeys(sql),
    privilegesOfStrangers(sql),
  ])
  return found.flat()
}

async function rolesAndSchema(sql: Superuser): Promise<string[]> {
  const roles = await sql<{ rolname: string }[]>`
    select rolname from pg_roles where rolname like 'charla\\_%' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole)`
  const grants = await sql<{ member: string; role: string }[]>`
    select member::regrole::text as member, roleid::regrole::text as role from pg_auth_members
    where member::regrole::text in ('charla_member', 'charla_system', 'anon', 'authenticated', 'service_role')
      and roleid::regrole::text like 'charla\\_%'`
  const usage = await sql<{ name: string }[]>`
    select name from unnest(${strangers.slice(1)}::text[]) as name where has_schema_privilege(name, 'charla', 'usage, create')
    union all select 'charla_member (create)' where has_schema_privilege('charla_member', 'charla', 'create')`
  return [
    ...roles.map(row => `role ${row.rolname} is too mighty`),
    ...grants.map(row => `${row.member} may become ${row.role}`),
    ...usage.map(row => `${row.name} may use the schema`),
  ]
}

async function tables(sql: Superuser): Promise<string[]> {
  const rows = await sql<{ name: string; forced: boolean; fenced: boolean; by_account: boolean }[]>`
    select c.relname as name, c.relrowsecurity as fenced, c.relforcerowsecurity as forced, exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and a.attnotnull
    ) as by_account
    from pg_class c where c.relnamespace = 'charla'::regnamespace and c.relkind in ('r', 'p', 'f')`
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = 'charla.users'::regclass and attnum > 0
      and has_column_privilege('charla_member', attrelid, attnum, 'select') order by attname`
  const readable = columns.map(row => row.name)
  return [
    ...rows.filter(row => !row.fenced).map(row => `${row.name}: row security is off`),
    ...rows.filter(row => !row.forced).map(row => `${row.name}: row security is not forced`),
    ...rows.filter(row => !row.by_account && !globalTables[row.name]).map(row => `${row.name}: has no account_id`),
    ...(readable.join() === columnsOfUsers.join() ? [] : [`users: members may read ${readable.join(', ')}`]),
  ]
}

async function policies(sql: Superuser): Promise<string[]> {
  const names = await tablesOf(sql)
  const granted = await sql<{ name: string; operation: string }[]>`
    select name, operation from unnest(${names}::text[]) as name, unnest(${operations as unknown as string[]}::text[]) as operation
    where has_table_privilege('charla_member', 'charla.' || quote_ident(name), operation)
      or (operation <> 'delete' and has_any_column_privilege('charla_member', 'charla.' || quote_ident(name), operation))`
  const written = await sql<
    {
      name: string
      policy: string
      permissive: string
      roles: string[]
      cmd: string
      qual: string | null
      with_check: string | null
    }[]
  >`
    select tablename as name, policyname as policy, permissive, roles::text[], lower(cmd) as cmd, qual, with_check
    from pg_policies where schemaname = 'charla'`
  const flat = (text: string | null) => text?.replace(/\s+/g, ' ') ?? null
  const stray = written
    .filter(one => !['{charla_member}', '{charla_system}'].includes(`{${one.roles.join()}}`))
    .map(one => `${one.name}: policy ${one.policy} is for ${one.roles.join()}`)
  const missing = names.flatMap(name =>
    operations.flatMap(operation => {
      const allowed = granted.some(one => one.name === name && one.operation === operation)
      const known = globalTables[name]
      if (known && known.privileges.includes(operation) !== allowed)
        return [`${name}: members and ${operation}, not as listed`]
      const own = written.filter(
        one => one.name === name && one.roles.includes('charla_member') && [operation, 'all'].includes(one.cmd),
      )
      if (!allowed) return own.length ? [`${name}: a policy for ${operation}, which nobody may do`] : []
      if (own.length !== 1) return [`${name}: ${own.length} policies for ${operation} instead of one`]
      const [{ qual, with_check }] = own as [(typeof own)[number]]
      const expected = known ? (known.policies[operation] ?? '') : mine
      const asExpected =
        (operation === 'insert' || flat(qual) === expected) &&
        (operation === 'select' || operation === 'delete' || flat(with_check) === expected)
      return asExpected ? [] : [`${name}: the policy for ${operation} compares something else: ${qual ?? with_check}`]
    }),
  )
  return [...stray, ...missing]
}

async function viewsAndFunctions(sql: Superuser): Promise<string[]> {
  const views = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'charla'::regnamespace
      and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false))`
  const functions = await sql<{ name: string }[]>`
    select proname as name from pg_proc where pronamespace = 'charla'::regnamespace and prosecdef`
  return [
    ...views.map(row => `view ${row.name} reads with its owner's rights`),
    ...functions
      .filter(row => !securityDefiners.includes(row.name))
      .map(row => `function ${row.name} has its owner's rights`),
  ]
}

/** A reference between two tables of accounts carries the account, so that it cannot point into another one. */
async function foreignKeys(sql: Superuser): Promise<string[]> {
  const rows = await sql<{ name: string; target: string }[]>`
    select k.conrelid::regclass::text || '.' || k.conname as name, k.confrelid::regclass::text as target from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'charla'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'account_id')
      and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'account_id' and a.attnotnull)
      and not exists (
        select from unnest(k.conkey, k.confkey) as pair (here, there)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'account_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'account_id'
      )`
  return rows.map(row => `${row.name} points at ${row.target} without the account`)
}

async function privilegesOfStrangers(sql: Superuser): Promise<string[]> {
  const rows = await sql<{ what: string; grantee: string }[]>`
    select c.relname as what, coalesce(nullif(g.grantee, 0)::regrole::text, 'public') as grantee
    from pg_class c cross join lateral aclexplode(coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))) g
    where c.relnamespace = 'charla'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select p.proname || '()', coalesce(nullif(g.grantee, 0)::regrole::text, 'public')
    from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
    where p.pronamespace = 'charla'::regnamespace
    union all
    select c.relname || '.' || a.attname, coalesce(nullif(g.grantee, 0)::regrole::text, 'public')
    from pg_class c join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) g
    where c.relnamespace = 'charla'::regnamespace`
  return rows.filter(row => strangers.includes(row.grantee)).map(row => `${row.grantee} may use ${row.what}`)
}
