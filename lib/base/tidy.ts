import { z } from 'zod'
import { vacuum } from './db/index.ts'
import { defineJob } from './jobs.ts'
import { runtime } from './runtime.ts'

/** Keeps the embedded database small and its plans right; other databases do that themselves. */
export const tidyDatabase = defineJob('database.tidy', z.object({}), async () => {
  if (runtime().database.kind === 'embedded') await vacuum()
})
