import { CONSENT, consentOfCell, type ImportedConsent } from './consents.ts'

/** What a column can be. Besides: `consents.<channel>`, perhaps with `.<purpose>`, `custom_attributes.<key>` and `additional_attributes.<key>`. */
export const targets = ['name', 'first_name', 'last_name', 'email', 'phone_number', 'identifier', 'labels'] as const
const additional = ['company_name', 'city', 'country', 'country_code', 'description']

/** What else columns are called that mean the same, folded. */
const alike: Record<string, string[]> = {
  name: ['full_name', 'contact_name', 'contact', 'nombre', 'nombre_completo', 'nome', 'nome_completo', 'nom'],
  first_name: ['firstname', 'given_name', 'givenname', 'forename', 'vorname', 'primer_nombre', 'prenom'],
  last_name: ['lastname', 'surname', 'family_name', 'nachname', 'apellido', 'apellidos', 'sobrenome'],
  email: ['e_mail', 'mail', 'email_address', 'e_mail_address', 'correo', 'correo_electronico', 'e_mail_1_value'],
  phone_number: [
    'phone',
    'telephone',
    'mobile',
    'mobile_phone',
    'cell',
    'contact_phone_number',
    'telefon',
    'telefono',
    'telefone',
    'celular',
    'tel',
    'phone_1_value',
  ],
  identifier: ['external_id', 'customer_id', 'contact_identifier'],
  labels: ['label', 'tags', 'etiquetas'],
  company_name: ['company', 'organization', 'organisation', 'empresa', 'firma'],
  city: ['town', 'ciudad', 'cidade', 'stadt', 'ort'],
  country: ['pais', 'land'],
}

const ATTRIBUTE = /^(custom|additional)_attributes\.(.{1,255})$/s

export const isTarget = (target: string): boolean =>
  (targets as readonly string[]).includes(target) || ATTRIBUTE.test(target) || CONSENT.test(target)

/**
 * What each header means: as Chatwoot names columns, or others do; else an attribute that the account has (`own`) by its
 * key or name; else a new one of that name. A mere row number is nothing.
 */
export function guessMapping(headers: string[], own: { key: string; name: string }[] = []): (string | null)[] {
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const guess = isOurs(headers, index) ? null : meaning(header, own)
    if (!guess || taken.has(guess)) return null
    taken.add(guess)
    return guess
  })
}

/** The columns with which our own file of errors ends: it is mended, and brought again. */
const isOurs = (headers: string[], index: number) =>
  headers.at(-2) === 'row' && headers.at(-1) === 'error' && index >= headers.length - 2

function meaning(header: string, own: { key: string; name: string }[]): string | null {
  const folded = fold(header)
  if (!folded || folded === 'id') return null
  if (isTarget(header)) return header
  const known = [...targets, ...additional].find(target => target === folded || alike[target]?.includes(folded))
  if (known) return additional.includes(known) ? `additional_attributes.${known}` : known
  const defined = own.find(one => [one.key, one.name].some(word => fold(word) === folded))
  return `custom_attributes.${defined?.key ?? header}`
}

const fold = (header: string) =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')

/** A row as a contact is given to the API. What is empty says nothing. */
export type ImportedRow = {
  name?: string
  email?: string
  phone_number?: string
  identifier?: string
  labels?: string
  consents?: ImportedConsent[]
  additional_attributes: Record<string, string>
  custom_attributes: Record<string, string>
}

export function readRow(cells: string[], mapping: (string | null)[]): ImportedRow {
  const found = new Map<string, string>()
  const consents: ImportedConsent[] = []
  const attributes = { additional: new Map<string, string>(), custom: new Map<string, string>() }
  for (const [index, target] of mapping.entries()) {
    const cell = cells[index]
    if (!target || !cell) continue
    const [, kind, key] = ATTRIBUTE.exec(target) ?? []
    const consent = consentOfCell(target, cell)
    if (consent) consents.push(consent)
    else if (kind && key) attributes[kind as 'custom' | 'additional'].set(key, cell)
    else found.set(target, cell)
  }
  const full = [found.get('first_name'), found.get('last_name')].filter(Boolean).join(' ')
  const name = (found.get('name') ?? full).replace(/\s+/g, ' ')
  const given = { email: found.get('email'), identifier: found.get('identifier'), labels: found.get('labels') }
  const phone = found.get('phone_number')
  return {
    ...(name ? { name } : {}),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
    ...(phone ? { phone_number: international(phone) } : {}),
    ...(consents.length ? { consents } : {}),
    additional_attributes: Object.fromEntries(attributes.additional), // entries: a key may be `__proto__`
    custom_attributes: Object.fromEntries(attributes.custom),
  }
}

/** As Chatwoot reads numbers: the plus may be missing. Blanks, dashes, dots and brackets do not count. */
function international(phone: string): string {
  const plain = phone.replace(/[\s().\-/]/g, '').replace(/^00/, '+')
  return /^\d+$/.test(plain) ? `+${plain}` : plain
}
