import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const program = `
import { boot, type CharlaError, charla, on, type Settings } from '@charla/widget'

const settings: Settings = { position: 'left', darkMode: 'auto' }
export async function start(): Promise<boolean> {
  const stop: () => void = on('on-message', message => message.id.toFixed())
  await boot({ baseUrl: 'https://chat.example.com', websiteToken: 'token', ...settings })
  // @ts-expect-error there is no such setting
  await charla.update({ postion: 'left' })
  // @ts-expect-error there is no such method
  charla.nothing
  try {
    return (await charla.identify('1', { name: 'Zoe' })).verified
  } catch (error) {
    return (error as CharlaError).reason === 'invalid'
  } finally {
    stop()
  }
}
`

/** A project that has installed what `npm pack` has made. */
let consumer = ''

beforeAll(async () => {
  consumer = await mkdtemp(join(tmpdir(), 'charla-consumer-'))
  const installed = join(consumer, 'node_modules/@charla')
  await mkdir(installed, { recursive: true })
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', consumer], {
    cwd: join(root, 'dist/npm'),
  })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  await run('tar', ['-xzf', join(consumer, filename), '-C', consumer])
  await symlink(join(consumer, 'package'), join(installed, 'widget'))
  await writeFile(join(consumer, 'package.json'), JSON.stringify({ type: 'module' }))
  await writeFile(join(consumer, 'main.ts'), program)
}, 60_000)
afterAll(() => rm(consumer, { recursive: true, force: true }))

it.each(['nodenext', 'bundler'])(
  'has types that a project of %s checks against',
  async resolution => {
    const module = resolution === 'bundler' ? 'esnext' : resolution
    const compile = run(
      join(root, 'node_modules/.bin/tsc'),
      `--noEmit --strict --moduleResolution ${resolution} --module ${module} --target es2022 --lib es2022,dom main.ts`.split(
        ' ',
      ),
      { cwd: consumer },
    ).catch(({ stdout }) => ({ stdout }))
    expect((await compile).stdout).toBe('')
  },
  60_000,
)

it('may be imported where there is no page, and does nothing there', async () => {
  const script = `
    import { boot, charla, on } from '@charla/widget'
    await boot({ baseUrl: 'https://chat.example.com', websiteToken: 'token' })
    console.log(typeof charla.open, typeof on('ready', () => {}))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: consumer })
  expect(stdout).toBe('function function\n')
})
