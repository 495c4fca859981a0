import type { Sql } from '#lib/base/db/index.ts'
import type { LabelChange } from '#lib/protocol/index.ts'

/** What can bear labels, and where that is kept. */
const subjects = {
  conversation: { table: 'charla.conversation_labels', id: 'conversation_id' },
  contact: { table: 'charla.contact_labels', id: 'contact_id' },
} as const
export type Subject = keyof typeof subjects

export type Relabelled = { titles: string[]; added: string[]; removed: string[] }

/**
 * Makes exactly these titles the labels of the subject, which the caller has locked. Answers them by name, and which came
 * and went.
 */
export async function replaceTitles(
  sql: Sql,
  accountId: number,
  subject: Subject,
  id: number,
  titles: string[],
): Promise<Relabelled> {
  const of = subjects[subject]
  const [row] = await sql<Relabelled[]>`
    with wanted as (
      select unnest(${titles}::text[]) as title
    ), removed as (
      delete from ${sql(of.table)} where account_id = ${accountId} and ${sql(of.id)} = ${id}
        and title <> all(${titles}::text[]) returning title
    ), added as (
      insert into ${sql(of.table)} (account_id, ${sql(of.id)}, title)
      select ${accountId}, ${id}, title from wanted on conflict do nothing returning title
    )
    select array(select title from wanted order by title) as titles, array(select title from added order by title) as added,
      array(select title from removed order by title) as removed`
  return row as Relabelled
}

/** Adds titles to the labels of the subject and takes some off, in one statement; those that others change stay as they are. */
export async function changeTitles(
  sql: Sql,
  accountId: number,
  subject: Subject,
  id: number,
  { add = [], remove = [] }: LabelChange,
): Promise<Relabelled> {
  const of = subjects[subject]
  const [row] = await sql<Relabelled[]>`
    with removed as (
      delete from ${sql(of.table)} where account_id = ${accountId} and ${sql(of.id)} = ${id}
        and title = any(${remove}::text[]) returning title
    ), added as (
      insert into ${sql(of.table)} (account_id, ${sql(of.id)}, title)
      select ${accountId}, ${id}, title from unnest(${add}::text[]) as title where title <> all(${remove}::text[])
      on conflict do nothing returning title
    ), before as (
      select title from ${sql(of.table)} where account_id = ${accountId} and ${sql(of.id)} = ${id}
    )
    select array(
        (select title from before except select title from removed) union select title from added order by title
      ) as titles,
      array(select title from added order by title) as added, array(select title from removed order by title) as removed`
  return row as Relabelled
}

/** Every subject that bears `before` bears `after` instead, or nothing. Answers on how many conversations that shows. */
export async function changeTitle(
  sql: Sql,
  accountId: number,
  before: string,
  after: string | null,
): Promise<{ conversations: number }> {
  const moved = (subject: Subject) => {
    const of = subjects[subject]
    return sql`
      gone_${sql.unsafe(subject)} as (
        delete from ${sql(of.table)} where account_id = ${accountId} and title = ${before} returning ${sql(of.id)} as id
      ), come_${sql.unsafe(subject)} as (
        insert into ${sql(of.table)} (account_id, ${sql(of.id)}, title)
        select ${accountId}, id, ${after}::text from gone_${sql.unsafe(subject)} where ${after}::text is not null
        on conflict do nothing
      )`
  }
  const [row] = await sql<{ conversations: number }[]>`
    with ${moved('conversation')}, ${moved('contact')}
    select count(*)::int as conversations from gone_conversation`
  return row as { conversations: number }
}
