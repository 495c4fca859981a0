// `npm run shots`: pictures of every screen in three widths, two themes and two directions, in test-results/shots.
// `SHOTS_ONLY=notifications npm run shots`: only screens whose names contain that.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, findChromium } from './chromium.mjs'
import { buildIfStale, installIfStale } from './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
await installIfStale(root)
await buildIfStale(root)
const chromium = await findChromium()
if (!chromium) {
  process.stderr.write('Pictures need a Chromium. Set CHROMIUM_PATH.\n')
  process.exit(1)
}
const env = {
  ...process.env,
  CHROMIUM_PATH: chromium,
  CHROMIUM_ARGS: chromiumArgs.join(' '),
  SHOTS: '1',
  DATABASE_URL: '',
}
const { status } = spawnSync(join(root, 'node_modules/.bin/playwright'), ['test', '--config', 'playwright.config.ts'], {
  cwd: root,
  env,
  stdio: 'inherit',
})
process.exit(status ?? 1)
