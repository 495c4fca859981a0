export type Probed = { ok: boolean; reason?: string; ms: number }

/** Whether `check` goes well within so many milliseconds, and how long it took. Never throws: a failure is an answer. */
export async function probe(check: () => Promise<unknown>, within = 2000): Promise<Probed> {
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), within)
  })
  try {
    await Promise.race([check(), late])
    return { ok: true, ms: ms() }
  } catch (error) {
    return { ok: false, reason: (error as Error).message, ms: ms() }
  } finally {
    clearTimeout(timer)
  }
}
