import { fault } from '#lib/base/faults.ts'
import { runtime } from '#lib/base/runtime.ts'

/** Removes the faces of bots that belong to no account, whose log could ask for a job. */
export async function removeFaces(keys: (string | null)[]): Promise<void> {
  const kept = keys.filter(key => key !== null)
  if (!kept.length) return
  await runtime()
    .files.delete(kept)
    .catch(error => fault(error, 'removing a face failed'))
}
