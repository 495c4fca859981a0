import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type RunningCharla = {
  url: string
  pid: number
  /** Milliseconds from the start to the first line that says where it listens. */
  readyAfter: number
  output(): string
  /** Ends it as an operator would. Answers the exit code, and after how many milliseconds. */
  stop(): Promise<{ code: number | null; after: number }>
  /** Kills it as a power cut of the process would: nothing is told and nothing flushed. */
  kill(): Promise<void>
}

type Options = { script?: string; nodeArgs?: string[]; within?: number }

/**
 * Starts Charla in a process of its own on a free port of loopback, and waits until it listens.
 * @throws with what it printed when it ends before that, or takes longer than `within` milliseconds.
 */
export async function startCharla(
  env: Record<string, string>,
  { script = 'tests/support/api-only.ts', nodeArgs = [], within = 60_000 }: Options = {},
): Promise<RunningCharla> {
  const started = performance.now()
  const child = spawn(process.execPath, [...nodeArgs, script], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', PORT: '0', NODE_ENV: 'production', ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const orphaned = () => child.kill('SIGKILL') // whoever started it died first
  process.once('exit', orphaned)
  child.once('exit', () => process.off('exit', orphaned))
  let output = ''
  const url = await new Promise<string>((ready, failed) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      failed(new Error(`Not ready within ${within} ms:\n${output}`))
    }, within)
    const hear = (piece: Buffer) => {
      output = (output + piece).slice(-20_000)
      const found = /(?:API|Ready) on (http:\S+)\n/.exec(output)
      if (!found) return
      clearTimeout(late)
      ready(found[1] as string)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', code => {
      clearTimeout(late)
      failed(new Error(`Ended with code ${code}:\n${output}`))
    })
  })
  const ended = () => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve())
  return {
    url,
    pid: child.pid as number,
    readyAfter: performance.now() - started,
    output: () => output,
    stop: () => stop(child),
    async kill() {
      child.kill('SIGKILL')
      await ended()
    },
  }
}

async function stop(child: ChildProcess): Promise<{ code: number | null; after: number }> {
  const asked = performance.now()
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await exit
  }
  return { code: child.exitCode, after: performance.now() - asked }
}
