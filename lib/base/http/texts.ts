import type { z } from 'zod'

/** The names whose values came as text: all, or those in the list. */
export type Texts = 'all' | string[]

/**
 * Reads the texts that the schema has taken for something else as what it wants there. Changes `given`; answers whether
 * anything was other than before.
 */
export function readTexts(given: unknown, issues: z.core.$ZodIssue[], texts: Texts): boolean {
  let changed = false
  for (const issue of issues) {
    if (issue.code !== 'invalid_type' || !issue.path.length) continue
    if (texts !== 'all' && !texts.includes(String(issue.path[0]))) continue
    const holder = issue.path.slice(0, -1).reduce<unknown>(within, given)
    const name = issue.path.at(-1) as string | number
    const value = within(holder, name)
    if (typeof value !== 'string') continue
    const read = asWanted(value, issue.expected)
    if (read === undefined) continue
    ;(holder as Record<string | number, unknown>)[name] = read
    changed = true
  }
  return changed
}

const within = (holder: unknown, name: PropertyKey): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Record<PropertyKey, unknown>)[name]
    : undefined

/** Undefined for what it cannot be read as. */
function asWanted(value: string, expected: string): unknown {
  if (expected === 'boolean')
    return /^(true|1|on)$/i.test(value) ? true : /^(false|0|off)$/i.test(value) ? false : undefined
  if (expected === 'number' || expected === 'int')
    return /^-?\d{1,15}(\.\d{1,10})?$/.test(value) ? Number(value) : undefined
  if (expected !== 'object' && expected !== 'record' && expected !== 'array') return undefined
  try {
    return /^\s*[[{]/.test(value) ? (JSON.parse(value) as unknown) : undefined
  } catch {
    return undefined
  }
}
