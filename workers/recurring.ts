import { fault } from '#lib/base/faults.ts'
import { enqueue } from '#lib/base/jobs.ts'
import { schedule } from './schedule.ts'

/** Asks for everything that is due. The job's id follows from its time slot, so that many processes ask for it once. */
export async function recur(now: Date): Promise<number> {
  const due = schedule.map(({ job, everySeconds }) => ({
    job,
    payload: {},
    key: `${job}:${Math.floor(now.getTime() / 1000 / everySeconds)}`,
  }))
  await enqueue(due)
  return due.length
}

export function startRecurring(): () => void {
  const tick = () => void recur(new Date()).catch(err => fault(err, 'recurring jobs'))
  tick()
  const timer = setInterval(tick, 30_000)
  return () => clearInterval(timer)
}
