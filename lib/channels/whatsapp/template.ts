import {
  buttonParameter,
  buttonsOf,
  type CardValues,
  cardsOf,
  componentOf,
  endOf,
  headerFormat,
  missingValues,
  offerEnds,
  otpOf,
  type TemplateButton,
  type TemplateValues,
  templateText,
  templateValues,
  unfillableParts,
  valueOfButton,
  variablesOf,
  type WhatsappTemplate,
  type WithComponents,
} from '#lib/protocol/index.ts'

/** What a client says of the template that it wants sent. */
export type TemplateParams = { name?: unknown; language?: unknown; processed_params?: unknown }

export type FilledTemplate = { payload: object; text: string }

const MOST_TEXT = 1000
const MOST_CODE = 15
/** What Meta is told that nobody has asked for. */
const NO_FLOW = 'unused'

/**
 * The template as Meta takes it, and as people read it. A text is the reason why it cannot be sent: it is not there, not
 * approved (any more), something is missing that it has to be filled with or does not fit, or it has a part that nobody can fill here.
 */
export function fillTemplate(templates: WhatsappTemplate[], params: TemplateParams): FilledTemplate | string {
  const { name, language } = params
  const named = templates.filter(one => one.name === name)
  const template = named.find(one => !language || sameLanguage(one.language, String(language)))
  if (!template)
    return named.length
      ? `The template is not there in ${String(language)}`
      : 'Template not found or invalid template name'
  if (template.status.toUpperCase() !== 'APPROVED')
    return `The template is not approved by Meta: ${template.status.toLowerCase()}`
  const values = templateValues(params.processed_params)
  const wrong = faultOf(template, values)
  if (wrong) return wrong
  return {
    payload: {
      name: template.name,
      language: { policy: 'deterministic', code: template.language },
      components: [
        ...componentsOf(template, template, values),
        ...offerOf(template, values),
        ...carouselOf(template, values),
      ],
    },
    text: templateText(template, values),
  }
}

const sameLanguage = (one: string, other: string) =>
  one.toLowerCase().replace('-', '_') === other.toLowerCase().replace('-', '_')

/** Nothing is cut to fit, and nothing left out: it would be another message. */
function faultOf(template: WhatsappTemplate, values: TemplateValues): string | null {
  const unknown = unfillableParts(template)
  if (unknown.length) return `The template has parts that cannot be filled here: ${unknown.join(', ')}`
  const missing = missingValues(template, values)
  if (missing.length) return `The template has to be filled: ${missing.join(', ')} is missing`
  const long = [values, ...(values.cards ?? [])].flatMap(one =>
    [...Object.values(one.body ?? {}), ...Object.values(one.header ?? {})].filter(text => text.length > MOST_TEXT),
  )
  if (long.length) return `What fills the template has at most ${MOST_TEXT} characters`
  const isCode = (button: TemplateButton) => ['copy_code', 'otp'].includes(buttonParameter(button) ?? '')
  const codes = buttonsOf(template).flatMap((button, index) =>
    isCode(button) ? [parameterOf(button, values, index)] : [],
  )
  return codes.some(code => (code ?? '').length > MOST_CODE) ? `A code has at most ${MOST_CODE} characters` : null
}

/** Of the template, or of a card of it; how variables go, the template says. */
const componentsOf = (template: WhatsappTemplate, part: WithComponents, values: CardValues): object[] => [
  ...headerOf(template, part, values),
  ...bodyOf(template, part, values),
  ...buttonsFilled(part, values),
]

function headerOf(template: WhatsappTemplate, part: WithComponents, { header = {} }: CardValues): object[] {
  const format = headerFormat(part)
  if (format === 'location') {
    const { latitude, longitude, name, address } = header
    return [{ type: 'header', parameters: [{ type: 'location', location: { latitude, longitude, name, address } }] }]
  }
  if (format) {
    const file = {
      link: header.media_url,
      ...(format === 'document' && header.media_name ? { filename: header.media_name } : {}),
    }
    return [{ type: 'header', parameters: [{ type: format, [format]: file }] }]
  }
  const text = componentOf(part, 'HEADER')?.text
  return variablesOf(text).length ? [{ type: 'header', parameters: textsOf(template, text, header) }] : []
}

function bodyOf(template: WhatsappTemplate, part: WithComponents, { body = {} }: CardValues): object[] {
  const text = componentOf(part, 'BODY')?.text
  return variablesOf(text).length ? [{ type: 'body', parameters: textsOf(template, text, body) }] : []
}

/** The button of a code that proves somebody copies the code that stands in the words. */
const parameterOf = (button: TemplateButton, values: CardValues, index: number) =>
  valueOfButton(values, index) || (buttonParameter(button) === 'otp' ? otpOf(values) : undefined)

function buttonsFilled(part: WithComponents, values: CardValues): object[] {
  return buttonsOf(part).flatMap((button, position): object[] => {
    const parameter = parameterOf(button, values, position)
    const filled = (sub_type: string, one: object) => [
      { type: 'button', sub_type, index: String(position), parameters: [one] },
    ]
    const kind = button.type.toUpperCase()
    if (kind === 'FLOW')
      return filled('flow', { type: 'action', action: { flow_token: parameter?.slice(0, 256) || NO_FLOW } })
    if (!parameter) return []
    const takes = buttonParameter(button)
    if (takes === 'url' || takes === 'otp') return filled('url', { type: 'text', text: tidy(parameter) })
    if (takes === 'copy_code') return filled('copy_code', { type: 'coupon_code', coupon_code: parameter })
    return kind === 'QUICK_REPLY' ? filled('quick_reply', { type: 'payload', payload: parameter.slice(0, 256) }) : []
  })
}

function offerOf(template: WhatsappTemplate, values: TemplateValues): object[] {
  if (!offerEnds(template)) return []
  const limited_time_offer = { expiration_time_ms: endOf(values) }
  return [{ type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer', limited_time_offer }] }]
}

/** Every card, in its order, is sent with all that it is filled with. */
function carouselOf(template: WhatsappTemplate, { cards = [] }: TemplateValues): object[] {
  const filled = cardsOf(template).map((card, card_index) => ({
    card_index,
    components: componentsOf(template, card, cards[card_index] ?? {}),
  }))
  return filled.length ? [{ type: 'carousel', cards: filled }] : []
}

/** In the order of the numbers; by name where the template goes by names. */
function textsOf(template: WhatsappTemplate, text: string | undefined, values: Record<string, string>): object[] {
  const names = variablesOf(text)
  const numbered = names.every(name => /^\d+$/.test(name)) && template.parameter_format?.toUpperCase() !== 'NAMED'
  const ordered = numbered ? [...names].sort((a, b) => Number(a) - Number(b)) : names
  return ordered.map(name => ({
    type: 'text',
    ...(numbered ? {} : { parameter_name: name }),
    text: tidy(values[name] ?? ''),
  }))
}

/** Meta refuses line breaks, tabs and many spaces in a row. */
const tidy = (text: string) => text.replace(/[\n\r\t]+/g, ' ').replace(/ {4,}/g, '   ')
