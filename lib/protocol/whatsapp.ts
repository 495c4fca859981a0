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
  /** HEADER, BODY, FOOTER, BUTTONS, CAROUSEL, LIMITED_TIME_OFFER, and kinds that there will be. */
  type: string
  /** Of a header: TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION. */
  format?: string
  text?: string
  buttons?: TemplateButton[]
  /** Of a carousel. */
  cards?: TemplateCard[]
  limited_time_offer?: { text?: string; has_expiration?: boolean }
  [key: string]: unknown
}

/** A card of a carousel: a picture or a video, words, buttons. */
export type TemplateCard = { components: TemplateComponent[]; [key: string]: unknown }

export type TemplateButton = {
  type: string
  text?: string
  url?: string
  phone_number?: string
  [key: string]: unknown
}

/** What has components: a template, or a card of one. */
export type WithComponents = { components: TemplateComponent[] }

const kindOf = ({ type }: { type: string }) => type.toUpperCase()
const VARIABLE = /\{\{\s*([\w.-]+)\s*\}\}/g

export const componentOf = (template: WithComponents, kind: string): TemplateComponent | undefined =>
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
export function headerFormat(template: WithComponents): MediaFormat | null {
  const format = componentOf(template, 'HEADER')?.format?.toLowerCase() ?? 'text'
  return mediaFormats.includes(format) ? (format as MediaFormat) : null
}

export type ButtonParameter = 'url' | 'copy_code' | 'otp'

/**
 * What one button has to be given: the end of its address, a code to be copied, the code by which somebody is proven, or
 * nothing. Meta shows a button with such a code as an address of its own.
 */
export function buttonParameter(button: TemplateButton): ButtonParameter | null {
  const kind = kindOf(button)
  if (kind === 'OTP' || (kind === 'URL' && /[?&]code=otp\{\{/i.test(button.url ?? ''))) return 'otp'
  if (kind === 'URL') return variablesOf(button.url).length ? 'url' : null
  return kind === 'COPY_CODE' ? 'copy_code' : null
}

export const buttonsOf = (template: WithComponents): TemplateButton[] => componentOf(template, 'BUTTONS')?.buttons ?? []

export const cardsOf = (template: WithComponents): TemplateCard[] => componentOf(template, 'CAROUSEL')?.cards ?? []

/** An offer that ends has to be told when. */
export const offerEnds = (template: WithComponents): boolean =>
  componentOf(template, 'LIMITED_TIME_OFFER')?.limited_time_offer?.has_expiration === true

const knownComponents = [
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'LIMITED_TIME_OFFER',
  'CALL_PERMISSION_REQUEST',
]
const knownButtons = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'FLOW', 'OTP', 'VOICE_CALL', 'CATALOG']
const knownFormats = ['text', ...mediaFormats]

/** What nobody can fill here, as Meta names it: products of a catalogue, and kinds that there will be. Sent without, it would be refused. */
export function unfillableParts(template: WithComponents): string[] {
  const own = template.components.flatMap(one => {
    const kind = kindOf(one)
    if (!knownComponents.includes(kind)) return [kind]
    const format = one.format?.toLowerCase() ?? 'text'
    return kind === 'HEADER' && !knownFormats.includes(format) ? [`HEADER ${format.toUpperCase()}`] : []
  })
  const buttons = buttonsOf(template).map(kindOf)
  const ofCards = cardsOf(template).flatMap(unfillableParts)
  return [...new Set([...own, ...buttons.filter(kind => !knownButtons.includes(kind)), ...ofCards])]
}
