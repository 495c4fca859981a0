import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockFolder } from './lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'charla-lock-'))
  file = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('is taken once, given back, and taken again', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow('is using this DATA_DIR')
  unlock()
  expect(readdirSync(folder)).toEqual([])
  lockFolder(folder)()
})

it('is respected while its owner lives', async () => {
  const owner = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  const unlock = lockFolder(folder)
  const mine = JSON.parse(readFileSync(file, 'utf8'))
  unlock()
  const stat = readFileSync(`/proc/${owner.pid}/stat`, 'utf8')
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  writeFileSync(file, JSON.stringify({ pid: owner.pid, started: `${mine.started.split(':')[0]}:${began}` }))
  expect(() => lockFolder(folder)).toThrow(`process ${owner.pid}`)
  owner.kill('SIGKILL')
  await new Promise(done => owner.once('exit', done))
  lockFolder(folder)()
})

it.each([
  ['this process number, used before by another', () => JSON.stringify({ pid: process.pid, started: 'boot:1' })],
  ['a living process number, used before by another', () => JSON.stringify({ pid: process.ppid, started: 'boot:1' })],
  ['a process that is gone', () => JSON.stringify({ pid: 2 ** 22 + 1, started: null })],
  ['the number alone, as older versions wrote it', () => String(process.pid)],
  ['nothing, by a process that died while writing', () => ''],
])('is taken over from %s', (_, left) => {
  writeFileSync(file, left())
  const unlock = lockFolder(folder)
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid)
  unlock()
  expect(existsSync(file)).toBe(false)
})
