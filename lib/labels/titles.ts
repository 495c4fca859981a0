import type { Sql } from '#lib/base/db/index.ts'

/** What can bear labels, and where that is kept. */
const subjects = {
  conversation: { table: 'charla.conversation_labels', id: 'conversation_id' },
  contact: { table: 'charla.contact_labels', id: 'contact_id' },
} as const
export type Subject = keyof typeof subjects

/** Labels that come and go; what is in both goes. */
export type LabelChange = { add?: string[] | undefined; remove?: string[] | undefined }

/**
 * Makes exactly these titles the labels of the subject, or changes those that it has by now. The caller has locked it, so
 * that of two changes at the same moment none is lost. Answers all titles by name, and which came and went.
 */
export async function setTitles(
  sql: Sql,
  accountId: number,
  subject: Subject,
  id: number,
  wanted: string[] | LabelChange,
): Promise<{ titles: string[]; added: string[]; removed: string[] }> {
  const of = subjects[subject]
  const now = () => sql<{ title: string }[]>`
    select title from ${sql(of.table)} where account_id = ${accountId} and ${sql(of.id)} = ${id}`
  const titles = Array.isArray(wanted)
    ? wanted
    : changed(
        (await now()).map(row => row.title),
        wanted,
      )
  const [row] = await sql<{ titles: string[]; added: string[]; removed: string[] }[]>`
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
  return row as { titles: string[]; added: string[]; removed: string[] }
}

function changed(now: string[], { add = [], remove = [] }: LabelChange): string[] {
  return [...new Set([...now, ...add])].filter(title => !remove.includes(title))
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
