// `npm run platform-app -- --name X`: makes a platform app and prints its token, once. `--permit-account ID` and
// `--permit-user ID`, as often as needed, let it reach what is there already; with `--app ID` an app that was made before.
import { parseArgs } from 'node:util'
import { withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { startRuntime, stopRuntime } from '#lib/base/runtime.ts'
import { createPlatformApp, permit } from '#lib/platform/index.ts'

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    app: { type: 'string' },
    'permit-account': { type: 'string', multiple: true, default: [] },
    'permit-user': { type: 'string', multiple: true, default: [] },
  },
})
const numbers = (given: string[]) => given.map(Number)
const accounts = numbers(values['permit-account'])
const users = numbers(values['permit-user'])
const known = values.app === undefined ? undefined : Number(values.app)
if (![...accounts, ...users, known ?? 1].every(id => Number.isSafeInteger(id) && id > 0) || (!values.name && !known)) {
  process.stderr.write(
    'Usage: npm run platform-app -- --name NAME [--permit-account ID]… [--permit-user ID]…\n       npm run platform-app -- --app ID [--permit-account ID]… [--permit-user ID]…\n',
  )
  process.exit(2)
}

await startRuntime(readEnv())
try {
  const made = known ? { id: known, token: null } : await createPlatformApp(values.name as string)
  await withSystem(async sql => {
    for (const accountId of accounts) await permit(sql, made, { accountId })
    for (const userId of users) await permit(sql, made, { userId })
  })
  process.stdout.write(`Platform app ${made.id}\n`)
  if (made.token) process.stdout.write(`Token, shown this once: ${made.token}\n`)
} catch (error) {
  if ((error as { code?: string }).code !== '23503') throw error
  process.stderr.write('There is no such app, account or user.\n')
  process.exitCode = 1
} finally {
  await stopRuntime()
}
