type Parameter = { type: string; [key: string]: unknown }
type Component = { type: string; sub_type?: string; index?: string; parameters?: Parameter[]; cards?: Card[] }
type Card = { card_index: number; components: Component[] }
type Known = {
  type: string
  format?: string
  text?: string
  buttons?: { type: string; url?: string; otp_type?: string }[]
  cards?: { components: Known[] }[]
  limited_time_offer?: { has_expiration?: boolean }
}

/** What Meta would refuse in how a template is filled: each component has what it must have, and nothing else. */
export function faultOfTemplate(templates: object[], body: Record<string, unknown>): string | null {
  if (body.type !== 'template') return null
  const { name, components = [] } = body.template as { name: string; components?: Component[] }
  const known = (templates as { name: string; components: Known[] }[]).find(one => one.name === name)
  return known ? faultOf(known.components, components) : 'template name does not exist in the translation'
}

function faultOf(known: Known[], given: Component[]): string | null {
  const of = (type: string) => known.find(one => one.type === type)
  const one = (type: string) => given.find(component => component.type === type)
  const count = (text = '') => new Set(text.match(/\{\{[^}]+\}\}/g)).size
  const header = of('HEADER')
  const format = header?.format?.toLowerCase() ?? 'text'
  const wanted = format === 'text' ? count(header?.text) : 1
  const parameters = (type: string) => one(type)?.parameters ?? []
  if (parameters('header').length !== wanted) return 'header: number of parameters does not match'
  if (wanted && format !== 'text' && parameters('header')[0]?.type !== format) return `header: ${format} expected`
  if (parameters('body').length !== count(of('BODY')?.text)) return 'body: number of parameters does not match'
  if (parameters('body').some(({ text }) => typeof text !== 'string' || /[\n\t]| {5}/.test(text))) return 'body.text'
  const offer = parameters('limited_time_offer')[0] as
    | { limited_time_offer?: { expiration_time_ms?: unknown } }
    | undefined
  if (of('LIMITED_TIME_OFFER')?.limited_time_offer?.has_expiration)
    if (typeof offer?.limited_time_offer?.expiration_time_ms !== 'number') return 'limited_time_offer'
  return (
    faultOfButtons(of('BUTTONS')?.buttons ?? [], given) ?? faultOfCards(of('CAROUSEL')?.cards ?? [], one('carousel'))
  )
}

function faultOfButtons(known: NonNullable<Known['buttons']>, given: Component[]): string | null {
  const filled = given.filter(one => one.type === 'button')
  if (filled.some(one => !known[Number(one.index)])) return 'button: index'
  for (const [index, button] of known.entries()) {
    const parameter = filled.find(one => one.index === String(index))
    const needs = {
      URL: /\{\{/.test(button.url ?? '') ? 'url' : null,
      OTP: 'url',
      COPY_CODE: 'copy_code',
      FLOW: 'flow',
    }[button.type]
    if (needs && parameter?.sub_type !== needs) return `button ${index}: ${needs} expected`
    if (!needs && parameter && parameter.sub_type !== 'quick_reply') return `button ${index}: takes nothing`
  }
  return null
}

function faultOfCards(known: NonNullable<Known['cards']>, given: Component | undefined): string | null {
  const cards = given?.cards ?? []
  if (cards.length !== known.length) return 'carousel: number of cards does not match'
  for (const [index, card] of known.entries()) {
    if (cards[index]?.card_index !== index) return `carousel: card_index ${index}`
    const wrong = faultOf(card.components, cards[index]?.components ?? [])
    if (wrong) return `carousel card ${index}: ${wrong}`
  }
  return null
}
