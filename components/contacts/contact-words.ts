type Person = { name: string | null; email: string | null; phone_number: string | null; identifier?: string | null }

/** What somebody is called, who may have no name; null when nothing says who they are. */
export const callingOf = ({ name, email, phone_number, identifier }: Person): string | null =>
  name?.trim() || email || phone_number || identifier || null

/** A value of any kind as a person reads it. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
