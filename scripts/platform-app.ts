// Platform apps, for whoever runs the installation. `--name X` makes one and prints its token, once. `--permit-account ID` and
// `--permit-user ID`, as often as needed, let it reach what is there already; with `--app ID` one that was made before.
// `--list` shows them, `--remove ID` ends one.
import { parseArgs } from 'node:util'
import { withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { startRuntime, stopRuntime } from '#lib/base/runtime.ts'
import { createPlatformApp, listPlatformApps, permit, removePlatformApp } from '#lib/platform/index.ts'

const usage = `Usage: npm run platform-app -- --name NAME [--permit-account ID]… [--permit-user ID]…
       npm run platform-app -- --app ID [--permit-account ID]… [--permit-user ID]…
       npm run platform-app -- --list
       npm run platform-app -- --remove ID
`
const values = read()
const say = (line: string) => void process.stdout.write(`${line}\n`)

await startRuntime(readEnv())
try {
  await done()
} catch (error) {
  if ((error as { code?: string }).code !== '23503') throw error
  refuse('There is no such app, account or user.')
} finally {
  await stopRuntime()
}

async function done(): Promise<void> {
  if (values.list)
    for (const app of await listPlatformApps()) say(`${app.id}\t${app.created_at.toISOString()}\t${app.name}`)
  else if (values.remove) {
    if (!(await removePlatformApp(values.remove))) refuse('There is no such app.')
  } else {
    const app = await withSystem(async sql => {
      const app = values.app ? { id: values.app, token: null } : await createPlatformApp(sql, values.name)
      for (const accountId of values.accounts) await permit(sql, app, { accountId })
      for (const userId of values.users) await permit(sql, app, { userId })
      return app
    })
    say(`Platform app ${app.id}`)
    if (app.token) say(`Token, shown this once: ${app.token}`)
  }
}

function read() {
  const numbers: string[] = []
  const id = (given: string) => {
    numbers.push(given)
    return Number(given)
  }
  try {
    const { values } = parseArgs({
      options: {
        name: { type: 'string' },
        app: { type: 'string' },
        'permit-account': { type: 'string', multiple: true, default: [] },
        'permit-user': { type: 'string', multiple: true, default: [] },
        list: { type: 'boolean', default: false },
        remove: { type: 'string' },
      },
    })
    const asked = {
      name: values.name?.trim() ?? '',
      app: values.app === undefined ? 0 : id(values.app),
      accounts: values['permit-account'].map(id),
      users: values['permit-user'].map(id),
      list: values.list,
      remove: values.remove === undefined ? 0 : id(values.remove),
    }
    const ways = [asked.name, asked.app, asked.list, asked.remove].filter(Boolean).length
    if (ways === 1 && asked.name.length <= 255 && numbers.every(one => /^[1-9]\d{0,14}$/.test(one))) return asked
  } catch {
    // an option that there is not
  }
  process.stderr.write(usage)
  process.exit(2)
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`)
  process.exitCode = 1
}
