/** Next calls this before it renders anything: faults of pages are reported like those of the API. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startFaults } = await import('#lib/base/faults.ts')
  await startFaults(process.env.SENTRY_DSN)
}
