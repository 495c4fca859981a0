import { describe, expect, it } from 'vitest'
import { faults, globalTables, tablesOf } from '#tests/support/catalogue.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { withCharla } from './support/app.ts'

withCharla()

describe('the wall between accounts, by the catalogue (SEC1)', () => {
  it('has no gap in any table, view, function, sequence, policy or role', async () => {
    expect(await asSuperuser(faults)).toEqual([])
  })

  it('knows every table, and lists none that is gone', async () => {
    const tables = await asSuperuser(tablesOf)
    expect(tables.length).toBeGreaterThan(15)
    expect(tables).toEqual(expect.arrayContaining(Object.keys(globalTables)))
  })
})

describe('the check means something', () => {
  const breaks: [string, string, RegExp][] = [
    [
      'a new table without a fence',
      'create table charla.fresh (account_id bigint not null)',
      /^fresh: row security is off/,
    ],
    [
      'a new table that belongs to nobody',
      `create table charla.fresh (id int); call charla.fence('charla.fresh', false)`,
      /^fresh: has no account_id/,
    ],
    ['a policy dropped', 'drop policy member_select on charla.former_members', /0 policies for select/],
    [
      'a second policy, which widens the first',
      'create policy wide on charla.former_members for select to charla_member using (true)',
      /2 policies for select/,
    ],
    [
      'a policy that compares nothing',
      'alter policy member_update on charla.former_members using (true)',
      /compares something else/,
    ],
    [
      'a policy for everybody',
      'create policy wide on charla.former_members for select to public using (true)',
      /policy wide is for public/,
    ],
    ['row security off', 'alter table charla.former_members disable row level security', /row security is off/],
    [
      'row security for all but the owner',
      'alter table charla.former_members no force row level security',
      /is not forced/,
    ],
    ['a grant to anon', 'grant select on charla.former_members to anon', /^anon may use former_members/],
    [
      'a column for everybody',
      'grant select (user_id) on charla.former_members to public',
      /^public may use former_members.user_id/,
    ],
    [
      'a token that members may read',
      'grant select (access_token) on charla.users to charla_member',
      /^users: members may read access_token/,
    ],
    ['a view with its owner’s rights', 'create view charla.peek as select 1 as one', /^view peek/],
    [
      'a function with its owner’s rights',
      'create function charla.peek() returns int language sql security definer as $$ select 1 $$',
      /^function peek/,
    ],
    [
      'a function that everybody may call',
      'create function charla.peek() returns int language sql as $$ select 1 $$',
      /^public may use peek/,
    ],
    [
      'a sequence that everybody may use',
      'create sequence charla.counter; grant usage on sequence charla.counter to authenticated',
      /^authenticated may use counter/,
    ],
    ['a tenant role that walks around', 'alter role charla_member bypassrls', /^role charla_member is too mighty/],
    ['a tenant role that is more', 'grant charla_system to charla_member', /^charla_member may become charla_system/],
    [
      'a reference without the account',
      `create table charla.fresh (account_id bigint not null, user_id bigint);
       create unique index loose on charla.former_members (user_id);
       alter table charla.fresh add foreign key (user_id) references charla.former_members (user_id)`,
      /points at charla.former_members without the account/,
    ],
  ]

  it.each(breaks)('%s is found', async (_name, statement, said) => {
    const found = await asSuperuser(async sql => {
      await sql.unsafe(statement)
      return faults(sql)
    })
    expect(found).toContainEqual(expect.stringMatching(said))
  })
})
