// The server, which says what is left on its heap after a collection when it is asked with SIGUSR2. For `node --expose-gc`.
import '#tests/support/api-only.ts'

const MB = 1_048_576

process.on('SIGUSR2', () => {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  process.stdout.write(`weight ${JSON.stringify({ heap: heapUsed / MB, rss: rss / MB })}\n`)
})
