/** What a column of a file can be, besides the account's own attributes. */
export const targetGroups = {
  standard: ['name', 'first_name', 'last_name', 'email', 'phone_number', 'identifier', 'labels'],
  besides: ['company_name', 'city', 'country', 'country_code', 'description'].map(
    key => `additional_attributes.${key}`,
  ),
}

/** Columns that say whether people have agreed to be written to by a channel. */
export const consentTargets = (channels: string[]) => channels.map(channel => `consents.${channel}`)

/** What more than one column was said to be. */
export function repeated(targets: (string | null)[]): Set<string> {
  const said = targets.filter(target => target !== null)
  return new Set(said.filter((target, index) => said.indexOf(target) !== index))
}

/** An attribute of the file's own that nobody has given a name yet. */
export const isNameless = (target: string | null): boolean => target?.trim() === 'custom_attributes.'

const who = ['name', 'first_name', 'last_name', 'email', 'phone_number', 'identifier']

/** Whether any column says who a row is about. */
export const identifies = (targets: (string | null)[]): boolean => targets.some(target => who.includes(target ?? ''))
