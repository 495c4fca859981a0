import { invalid } from '#lib/base/errors.ts'
import { email } from '#lib/base/text.ts'

/** The e-mail addresses in a list with commas, each once. @throws `invalid` when there is none, or one is not an address. */
export function addressesIn(text: string): string[] {
  const given = [...new Set(text.split(',').map(one => one.trim().toLowerCase()))].filter(Boolean)
  if (!given.length || given.some(one => !email().safeParse(one).success))
    throw invalid('action_params: there is no e-mail address to send it to', 'action_params')
  return given
}
