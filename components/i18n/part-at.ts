import { isInboxRoute } from '../shell/paths.ts'
import type { Part } from './words.ts'

/** Which part of the catalogues a page needs besides the first. */
export function partAt(pathname: string): Part {
  if (pathname === '/app' || isInboxRoute(pathname)) return 'first'
  return /^\/app\/(login|auth)(\/|$)/.test(pathname) ? 'door' : 'rest'
}
