import { withSystem } from '#lib/base/db/index.ts'
import { type Person, request } from './app.ts'
import { aFile, formOf } from './files.ts'
import type { Marks } from './planted.ts'

/** One of the administrator's own that sends a file, whose id is answered, and one of everybody's. */
export async function plantMacros(account: string, as: Person, marks: Marks): Promise<number> {
  const uploaded = await request('POST', `${account}/upload`, {
    as,
    form: formOf({ attachment: aFile(marks.administrators, 'macro.txt') }),
  })
  const macro = await request('POST', `${account}/macros`, {
    as,
    json: {
      name: marks.administrators,
      actions: [{ action_name: 'send_attachment', action_params: [(uploaded.body as { blob_id: number }).blob_id] }],
    },
  })
  await request('POST', `${account}/macros`, {
    as,
    json: {
      name: marks.members,
      visibility: 'global',
      actions: [{ action_name: 'send_message', action_params: [marks.members] }],
    },
  })
  await withSystem(
    sql => sql`
    insert into charla.action_runs (account_id, conversation_id, occasion)
    select account_id, id, ${marks.members} from charla.conversations
    where account_id = ${Number(account.split('/').at(-1))} order by id limit 1`,
  )
  return (macro.body as { payload: { id: number } }).payload.id
}
