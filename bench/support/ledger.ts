import type { RunningCharla } from '#tests/support/processes.ts'
import type { BenchTenant } from './tenants.ts'
import { Wire } from './wire.ts'

type Entry = { tenant: BenchTenant; conversation: number; acknowledged: boolean }

/**
 * Writes outside of Charla what Charla has acknowledged. A message whose answer never came may or may not be there: it
 * is sent again with the same `echo_id` to the next process, until that one answers.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  #count = 0

  get acknowledged(): number {
    return [...this.#entries.values()].filter(entry => entry.acknowledged).length
  }

  /** Writes with `lanes` messages in flight until the process is gone. */
  async writeUntilItDies({ url }: RunningCharla, tenants: BenchTenant[], lanes: number): Promise<void> {
    const lane = async () => {
      const wire = new Wire(url)
      for (;;) {
        const tenant = tenants[this.#count % tenants.length] as BenchTenant
        const conversation = tenant.conversations[this.#count % tenant.conversations.length] as number
        const echo = `${process.pid}-${this.#count++}`
        const entry: Entry = { tenant, conversation, acknowledged: false }
        this.#entries.set(echo, entry)
        try {
          await this.#send(wire, echo, entry)
        } catch {
          return wire.close()
        }
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }

  /** Sends again what had no answer. Answers how many that were. */
  async settle({ url }: RunningCharla): Promise<number> {
    const open = [...this.#entries].filter(([, entry]) => !entry.acknowledged)
    const wire = new Wire(url)
    for (const [echo, entry] of open) await this.#send(wire, echo, entry)
    wire.close()
    return open.length
  }

  /** Compares with what is stored: `echoIds` as they are in the database, one for each message. */
  audit(echoIds: string[]): { lost: number; doubled: number } {
    const times = new Map<string, number>()
    for (const echo of echoIds) times.set(echo, (times.get(echo) ?? 0) + 1)
    const acknowledged = [...this.#entries].filter(([, entry]) => entry.acknowledged)
    return {
      lost: acknowledged.filter(([echo]) => !times.has(echo)).length,
      doubled: [...times.values()].filter(count => count > 1).length,
    }
  }

  async #send(wire: Wire, echo: string, entry: Entry): Promise<void> {
    const { status, body } = await wire.post(
      `/api/v1/accounts/${entry.tenant.accountId}/conversations/${entry.conversation}/messages`,
      `api_access_token: ${entry.tenant.agents[0]?.token}\r\n`,
      JSON.stringify({ content: `Message ${echo}`, echo_id: echo }),
    )
    if (status !== 200) throw new Error(`${status}: ${body}`)
    entry.acknowledged = true
  }
}
