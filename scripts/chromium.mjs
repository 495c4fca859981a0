import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium: `CHROMIUM_PATH`, an installed one, Playwright's own; installed where there is none. Null when none can be had. */
export async function findChromium() {
  return (await find()) ?? (install() ? find() : null)
}

async function find() {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH) return existsSync(CHROMIUM_PATH) ? CHROMIUM_PATH : null
  for (const name of names) {
    const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim()
    if (found) return found
  }
  const installed = places.find(place => existsSync(place))
  if (installed) return installed
  const { chromium } = await import('playwright')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
}

function install() {
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  process.stdout.write(`No Chromium found: installing one with ${debian ? 'apt-get' : 'Playwright'}.\n`)
  const run = (command, ...args) =>
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return debian
    ? run('apt-get', 'update', '-qq') && run('apt-get', 'install', '-y', '-qq', 'chromium')
    : run('npx', 'playwright', 'install', 'chromium')
}

/** For a root user in a container, and without the calls home that a browser makes by itself. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
