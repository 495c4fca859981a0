import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { sweepDeliveries } from '#lib/channels/index.ts'
import { start } from '../../start.ts'
import type { Place } from './place.ts'

export type ChannelCount = {
  /** Of each message that came, by what the outside calls it, how often it is there. */
  came: Record<string, number>
  /** What is kept and was not read. */
  unread: number
  /** Of each answer, what it says it has become. */
  sent: { content: string; status: number; error: string | null }[]
}

/** Counts in a process of its own. No server may run. */
export async function countChannels(place: Place): Promise<ChannelCount> {
  const { stdout } = await promisify(execFile)(process.execPath, ['bench/support/count-channels.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      LOG_LEVEL: 'silent',
      ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8',
      ...place.env,
    },
    maxBuffer: 1e9,
  })
  return JSON.parse(stdout) as ChannelCount
}

// That process. What was being sent when its process died has been so for long.
if (import.meta.main) {
  const charla = await start(readEnv(), { work: false, seed: false })
  await withSystem(sql => sql`update charla.deliveries set updated_at = now() - interval '10 minutes' where state = 1`)
  await sweepDeliveries.run({})
  const count: ChannelCount = await withSystem(async sql => {
    const came = await sql<{ source_id: string; count: number }[]>`
      select source_id, count(*)::int as count from charla.messages
      where message_type = 0 and source_id is not null group by 1`
    const [{ unread }] = await sql<[{ unread: number }]>`
      select count(*)::int as unread from charla.arrivals where state <> 1`
    const sent = await sql<ChannelCount['sent']>`
      select content, status, content_attributes->>'external_error' as error from charla.messages
      where message_type = 1 and content like 'Answer %'`
    return { came: Object.fromEntries(came.map(one => [one.source_id, one.count])), unread, sent: [...sent] }
  })
  await charla.stop()
  process.stdout.write(`${JSON.stringify(count)}\n`, () => process.exit(0))
}
