import {
  buttonParameter,
  buttonsOf,
  cardsOf,
  componentOf,
  filledText,
  headerFormat,
  offerEnds,
  variablesOf,
  type WhatsappTemplate,
  type WithComponents,
} from './whatsapp.ts'

/** What fills a card of a carousel. */
export type CardValues = {
  body?: Record<string, string>
  header?: Record<string, string>
  /** In the order of the buttons; null for those that take nothing. */
  buttons?: ({ type?: string; parameter?: string; index?: number } | null)[]
}

/** What fills a template, with Chatwoot's names; `cards` and `limited_time_offer` are ours. Variables go by their number or name. */
export type TemplateValues = CardValues & {
  footer?: Record<string, string>
  /** In the order of the carousel. */
  cards?: CardValues[]
  /** When the offer ends: a time as ISO writes it. */
  limited_time_offer?: { expires_at?: string }
}

/** What is still to be given before the template can be sent: `body.1`, `header.media_url`, `buttons.0`, `cards.1.body.1`. */
export function missingValues(template: WithComponents, values: TemplateValues): string[] {
  const text = (kind: 'header' | 'body') =>
    variablesOf(componentOf(template, kind.toUpperCase())?.text)
      .filter(name => !values[kind]?.[name])
      .map(name => `${kind}.${name}`)
  const format = headerFormat(template)
  const needed = format === 'location' ? ['latitude', 'longitude'] : format ? ['media_url'] : []
  const header = needed.filter(name => !values.header?.[name]).map(name => `header.${name}`)
  const buttons = buttonsOf(template).flatMap((button, index) => {
    const takes = buttonParameter(button)
    return takes && !(valueOfButton(values, index) || (takes === 'otp' && otpOf(values))) ? [`buttons.${index}`] : []
  })
  const offer = offerEnds(template) && endOf(values) === null ? ['limited_time_offer.expires_at'] : []
  const cards = cardsOf(template).flatMap((card, index) =>
    missingValues(card, values.cards?.[index] ?? {}).map(name => `cards.${index}.${name}`),
  )
  return [...header, ...(format ? [] : text('header')), ...text('body'), ...offer, ...buttons, ...cards]
}

export const valueOfButton = ({ buttons = [] }: CardValues, index: number): string | undefined =>
  (buttons.find(one => one?.index === index) ?? (buttons[index]?.index === undefined ? buttons[index] : null))
    ?.parameter

/** The code that proves somebody stands in the words, and is what the button copies. */
export const otpOf = ({ body = {} }: CardValues): string | undefined => body['1'] || Object.values(body)[0]

/** When the offer ends, in milliseconds since 1970; null for what is no time. */
export function endOf({ limited_time_offer: offer }: TemplateValues): number | null {
  const at = Date.parse(offer?.expires_at ?? '')
  return Number.isNaN(at) ? null : at
}

/** What the customer will read, for people to see before and afterwards. */
export function templateText(template: WhatsappTemplate, values: TemplateValues): string {
  const offer = componentOf(template, 'LIMITED_TIME_OFFER')?.limited_time_offer?.text
  const cards = cardsOf(template).map((card, index) => textOf(card, values.cards?.[index] ?? {}))
  return [textOf(template, values, offer), ...cards].filter(Boolean).join('\n\n')
}

function textOf(template: WithComponents, values: CardValues, offer?: string): string {
  const header = componentOf(template, 'HEADER')?.text
  const body = componentOf(template, 'BODY')?.text ?? ''
  const footer = componentOf(template, 'FOOTER')?.text
  return [header && filledText(header, values.header), offer, filledText(body, values.body), footer]
    .filter(Boolean)
    .join('\n\n')
}

/** Chatwoot's older clients give the body's variables alone. */
export function templateValues(given: unknown): TemplateValues {
  if (typeof given !== 'object' || given === null) return {}
  const known = ['body', 'header', 'footer', 'buttons', 'cards', 'limited_time_offer']
  const names = Object.keys(given)
  if (Array.isArray(given))
    return { body: Object.fromEntries(given.map((one, index) => [`${index + 1}`, String(one)])) }
  if (names.some(name => known.includes(name))) return shaped(given as Record<string, unknown>)
  return { body: texts(given) }
}

const shaped = ({ footer, cards, limited_time_offer, ...own }: Record<string, unknown>): TemplateValues => ({
  ...shapedCard(own),
  footer: texts(footer),
  ...(Array.isArray(cards) ? { cards: cards.map(one => shapedCard((one ?? {}) as Record<string, unknown>)) } : {}),
  ...(limited_time_offer ? { limited_time_offer: texts(limited_time_offer) } : {}),
})

const shapedCard = ({ body, header, buttons }: Record<string, unknown>): CardValues => ({
  body: texts(body),
  header: texts(header),
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
