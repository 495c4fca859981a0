import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/** What may stand in an address: small letters, digits and hyphens between them. */
export const slug = () =>
  z
    .string()
    .max(63)
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'must be small letters, digits and hyphens between them')

/** The slug that a name suggests: accents folded, everything else that is no letter or digit a hyphen. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '') || 'account'

/** Another one like it, for when it is taken. */
export const anotherSlug = (taken: string): string => `${taken}-${randomBytes(5).toString('hex')}`
