import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sectionsFor } from '../settings/sections.ts'
import { pages } from './pages.ts'
import { paths, readInboxRoute } from './paths.ts'

const root = 'app/(dashboard)/app'
/** These only lead on to one of the others. */
const doors = new Set([
  '/app',
  ...['', '/campaigns', '/settings', '/settings/agents'].map(rest => `/app/accounts/1${rest}`),
])
const all = [
  ...pages.map(page => page.path(1).split(/[?#]/)[0] as string),
  ...sectionsFor(true).flatMap(group => group.sections.map(one => paths.section(1, one.path))),
]

it('lists every screen whose address names nothing but the account', () => {
  const listed = new Set(all)
  const missing = addresses().filter(address => !listed.has(address) && !doors.has(address))
  expect(missing, 'a screen without a line in components/shell/pages.ts or components/settings/sections.ts').toEqual([])
})

it('leads nowhere that is not there', () => {
  const there = new Set(addresses())
  const astray = all.filter(path => !there.has(path) && !isList(path))
  expect(astray).toEqual([])
})

it('names each page once', () => {
  expect(new Set(pages.map(page => page.id)).size).toBe(pages.length)
})

const isList = (path: string) => readInboxRoute(path).place.kind !== null

/** The addresses in account 1 that need no other number or name. */
function addresses(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('page.tsx'))
    .map(file => `/app/${file}`.replace(/\/page\.tsx$/, '').replace('[accountId]', '1'))
    .filter(address => !address.includes('['))
}
