/** A message that Meta has approved, as it keeps it; only what is approved may be sent. */
export type WhatsappTemplate = {
  id?: string
  name: string
  language: string
  status: string
  category?: string
  namespace?: string
  parameter_format?: string
  components: TemplateComponent[]
  [key: string]: unknown
}

export type TemplateComponent = {
  /** HEADER, BODY, FOOTER, BUTTONS, and kinds that there will be. */
  type: string
  /** Of a header: TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION. */
  format?: string
  text?: string
  buttons?: TemplateButton[]
  [key: string]: unknown
}

export type TemplateButton = {
  type: string
  text?: string
  url?: string
  phone_number?: string
  [key: string]: unknown
}

/** What fills a template, with Chatwoot's names. Variables go by their number or name. */
export type TemplateValues = {
  body?: Record<string, string>
  header?: Record<string, string>
  footer?: Record<string, string>
  /** In the order of the template's buttons; null for those that take nothing. */
  buttons?: ({ type?: string; parameter?: string; index?: number } | null)[]
}

const kindOf = ({ type }: { type: string }) => type.toUpperCase()
const VARIABLE = /\{\{\s*([\w.-]+)\s*\}\}/g

export const componentOf = (template: WhatsappTemplate, kind: string): TemplateComponent | undefined =>
  template.components.find(one => kindOf(one) === kind)

/** The variables of a text, each once, as they come. */
export const variablesOf = (text = ''): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].map(found => found[1] as string)),
]

/** The text with its variables filled; those without a value stay to be seen. */
export const filledText = (text: string, values: Record<string, string> = {}): string =>
  text.replace(VARIABLE, (whole, name: string) => values[name] || whole)

export type MediaFormat = 'image' | 'video' | 'document' | 'location'
const mediaFormats: string[] = ['image', 'video', 'document', 'location']

/** What the header has to be given, where it is no text. */
export function headerFormat(template: WhatsappTemplate): MediaFormat | null {
  const format = componentOf(template, 'HEADER')?.format?.toLowerCase() ?? 'text'
  return mediaFormats.includes(format) ? (format as MediaFormat) : null
}

/** What one button has to be given: the end of its address, a code, or nothing. */
export function buttonParameter(button: TemplateButton): 'url' | 'copy_code' | null {
  if (kindOf(button) === 'URL') return variablesOf(button.url).length ? 'url' : null
  return kindOf(button) === 'COPY_CODE' ? 'copy_code' : null
}

export const buttonsOf = (template: WhatsappTemplate): TemplateButton[] =>
  componentOf(template, 'BUTTONS')?.buttons ?? []

/** What is still to be given before the template can be sent: `body.1`, `header.media_url`, `buttons.0`. */
export function missingValues(template: WhatsappTemplate, values: TemplateValues): string[] {
  const text = (kind: 'header' | 'body') =>
    variablesOf(componentOf(template, kind.toUpperCase())?.text)
      .filter(name => !values[kind]?.[name])
      .map(name => `${kind}.${name}`)
  const format = headerFormat(template)
  const needed = format === 'location' ? ['latitude', 'longitude'] : format ? ['media_url'] : []
  const header = needed.filter(name => !values.header?.[name]).map(name => `header.${name}`)
  const buttons = buttonsOf(template).flatMap((button, index) =>
    buttonParameter(button) && !valueOfButton(values, index) ? [`buttons.${index}`] : [],
  )
  return [...header, ...(format ? [] : text('header')), ...text('body'), ...buttons]
}

export const valueOfButton = ({ buttons = [] }: TemplateValues, index: number): string | undefined =>
  (buttons.find(one => one?.index === index) ?? (buttons[index]?.index === undefined ? buttons[index] : null))
    ?.parameter

/** What the customer will read, for people to see before and afterwards. */
export function templateText(template: WhatsappTemplate, values: TemplateValues): string {
  const header = componentOf(template, 'HEADER')?.text
  const body = componentOf(template, 'BODY')?.text ?? ''
  const footer = componentOf(template, 'FOOTER')?.text
  return [header && filledText(header, values.header), filledText(body, values.body), footer]
    .filter(Boolean)
    .join('\n\n')
}

/** Chatwoot's older clients give the body's variables alone. */
export function templateValues(given: unknown): TemplateValues {
  if (typeof given !== 'object' || given === null) return {}
  const known = ['body', 'header', 'footer', 'buttons']
  const names = Object.keys(given)
  if (Array.isArray(given))
    return { body: Object.fromEntries(given.map((one, index) => [`${index + 1}`, String(one)])) }
  if (names.some(name => known.includes(name))) return shaped(given as Record<string, unknown>)
  return { body: texts(given) }
}

const shaped = ({ body, header, footer, buttons }: Record<string, unknown>): TemplateValues => ({
  body: texts(body),
  header: texts(header),
  footer: texts(footer),
  buttons: Array.isArray(buttons)
    ? buttons.map(one =>
        one && typeof one === 'object'
          ? { ...one, parameter: one.parameter === undefined ? undefined : String(one.parameter) }
          : null,
      )
    : [],
})

const texts = (given: unknown): Record<string, string> =>
  typeof given === 'object' && given !== null
    ? Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) =>
          ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [],
        ),
      )
    : {}
