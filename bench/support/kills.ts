import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import type { Count } from './count.ts'
import { Ledger } from './ledger.ts'
import { makeTenants, type Place } from './place.ts'

export type Killing = {
  acknowledged: number
  sentAgain: number
  lost: number
  doubled: number
  gaps: number
  silent: number
  /** Milliseconds from the start after a kill until it listens. */
  readyAfter: number[]
}

/** Kills the process under load `kills` times, starts it again each time, and counts at the end. */
export async function killUnderLoad(place: Place, kills: number, loadMs: () => number): Promise<Killing> {
  const tenants = await makeTenants(place, 4, 1, 3)
  const ledger = new Ledger()
  const readyAfter: number[] = []
  let sentAgain = 0
  let charla: RunningCharla = await startCharla(place.env)
  try {
    for (let i = 0; i < kills; i++) {
      const writing = ledger.writeUntilItDies(charla, tenants, 16)
      await new Promise(next => setTimeout(next, loadMs()))
      await charla.kill()
      await writing
      charla = await startCharla(place.env)
      readyAfter.push(charla.readyAfter)
      sentAgain += await ledger.settle(charla)
    }
  } finally {
    await charla.stop()
  }
  const { echoIds, gaps, silent } = await count(place)
  return { acknowledged: ledger.acknowledged, sentAgain, ...ledger.audit(echoIds), gaps, silent, readyAfter }
}

async function count(place: Place): Promise<Count> {
  const { stdout } = await promisify(execFile)(process.execPath, ['bench/support/count.ts'], {
    env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', ...place.env },
    maxBuffer: 1e9,
  })
  return JSON.parse(stdout) as Count
}
