import {
  buttonParameter,
  buttonsOf,
  componentOf,
  headerFormat,
  missingValues,
  type TemplateValues,
  templateText,
  templateValues,
  valueOfButton,
  variablesOf,
  type WhatsappTemplate,
} from '#lib/protocol/index.ts'

/** What a client says of the template that it wants sent. */
export type TemplateParams = { name?: unknown; language?: unknown; processed_params?: unknown }

export type FilledTemplate = { payload: object; text: string }

const MOST_TEXT = 1000
const MOST_CODE = 15

/**
 * The template as Meta takes it, and as people read it. A text is the reason why it cannot be sent: it is not there, not
 * approved (any more), or something is missing that it has to be filled with.
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
  const missing = missingValues(template, values)
  if (missing.length) return `The template has to be filled: ${missing.join(', ')} is missing`
  return {
    payload: {
      name: template.name,
      language: { policy: 'deterministic', code: template.language },
      components: [...headerOf(template, values), ...bodyOf(template, values), ...buttonsFilled(template, values)],
    },
    text: templateText(template, values),
  }
}

const sameLanguage = (one: string, other: string) =>
  one.toLowerCase().replace('-', '_') === other.toLowerCase().replace('-', '_')

function headerOf(template: WhatsappTemplate, { header = {} }: TemplateValues): object[] {
  const format = headerFormat(template)
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
  const text = componentOf(template, 'HEADER')?.text
  return variablesOf(text).length ? [{ type: 'header', parameters: textsOf(template, text, header) }] : []
}

function bodyOf(template: WhatsappTemplate, { body = {} }: TemplateValues): object[] {
  const text = componentOf(template, 'BODY')?.text
  return variablesOf(text).length ? [{ type: 'body', parameters: textsOf(template, text, body) }] : []
}

function buttonsFilled(template: WhatsappTemplate, values: TemplateValues): object[] {
  return buttonsOf(template).flatMap((button, position): object[] => {
    const parameter = valueOfButton(values, position)
    if (!parameter) return []
    const index = String(position)
    const takes = buttonParameter(button)
    if (takes === 'url')
      return [{ type: 'button', sub_type: 'url', index, parameters: [{ type: 'text', text: tidy(parameter) }] }]
    if (takes === 'copy_code') {
      const coupon_code = parameter.slice(0, MOST_CODE)
      return [{ type: 'button', sub_type: 'copy_code', index, parameters: [{ type: 'coupon_code', coupon_code }] }]
    }
    return button.type.toUpperCase() === 'QUICK_REPLY'
      ? [
          {
            type: 'button',
            sub_type: 'quick_reply',
            index,
            parameters: [{ type: 'payload', payload: parameter.slice(0, 256) }],
          },
        ]
      : []
  })
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
const tidy = (text: string) =>
  text
    .replace(/[\n\r\t]+/g, ' ')
    .replace(/ {4,}/g, '   ')
    .slice(0, MOST_TEXT)
