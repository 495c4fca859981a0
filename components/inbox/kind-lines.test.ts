import { describe, expect, it } from 'vitest'
import type { ContentType } from '#lib/protocol/message.ts'
import { kindFacts } from './kind-lines.ts'

const facts = (content_type: ContentType, content_attributes: Record<string, unknown>) =>
  kindFacts({ content_type, content_attributes })
const sizes = [
  { title: 'Small', value: 's' },
  { title: 'Large', value: 'l' },
]

describe('what agents see of what the customer picked', () => {
  it('a choice among what was offered', () => {
    expect(facts('input_select', { items: sizes })).toEqual({
      lines: [
        { text: 'Small', chosen: false },
        { text: 'Large', chosen: false },
      ],
      answered: false,
    })
    expect(facts('input_select', { items: sizes, submitted_values: [{ title: 'Large', value: 'l' }] })).toMatchObject({
      lines: [{ chosen: false }, { text: 'Large', chosen: true }],
      answered: true,
    })
    expect(facts('input_select', { items: [], submitted_values: [{ title: 'Else', value: 'e' }] })?.lines).toEqual([
      { text: 'Else', chosen: true },
    ])
  })

  it('a form, by the labels that the customer saw', () => {
    const items = [
      { name: 'mail', label: 'E-mail', type: 'email' },
      { name: 'size', label: 'Size', type: 'select', options: [{ label: 'Large', value: 'l' }] },
      { name: 'news', type: 'checkbox' },
      { name: 'left', label: 'Left', type: 'text' },
    ]
    const submitted_values = [
      { name: 'mail', value: 'zoe@example.test' },
      { name: 'size', value: 'l' },
      { name: 'news', value: true },
    ]
    expect(facts('form', { items, submitted_values })).toEqual({
      lines: [
        { text: 'E-mail', value: 'zoe@example.test' },
        { text: 'Size', value: 'Large' },
        { text: 'news', value: '✓' },
        { text: 'Left', value: '' },
      ],
      answered: true,
    })
    expect(facts('form', { items })).toMatchObject({ answered: false })
  })

  it('an address, a text, a rating with its words', () => {
    expect(facts('input_email', { submitted_email: 'a@example.test' })).toMatchObject({
      lines: [{ text: 'a@example.test' }],
      answered: true,
    })
    expect(facts('input_text', { submitted_values: [{ value: 'Blue' }] })?.lines).toMatchObject([{ text: 'Blue' }])
    const csat_survey_response = { rating: 4, feedback_message: 'Quick' }
    for (const submitted_values of [{ csat_survey_response }, [{ csat_survey_response }]])
      expect(facts('input_csat', { submitted_values })).toEqual({
        lines: [{ text: 'Quick', chosen: true }],
        answered: true,
        rating: 4,
      })
    expect(facts('input_csat', {})).toEqual({ lines: [], answered: false })
  })

  it('what was offered, with links to the web and to nothing else (SEC6)', () => {
    const actions = [
      { type: 'link', text: 'See', uri: 'https://example.test' },
      { type: 'link', text: 'Run', uri: 'javascript:alert(1)' },
      { type: 'postback', text: 'Take', payload: 'TAKE' },
    ]
    expect(facts('cards', { items: [{ title: 'Chair', description: 'Red', actions }] })?.lines).toEqual([
      { text: 'Chair', detail: 'Red' },
      { text: 'See', href: 'https://example.test' },
      { text: 'Run' },
      { text: 'Take' },
    ])
    expect(facts('article', { items: [{ title: 'Returns', link: 'https://example.test/r' }] })?.lines).toEqual([
      { text: 'Returns', detail: '', href: 'https://example.test/r' },
    ])
  })

  it('nothing of other kinds, and no failure with what makes no sense', () => {
    for (const kind of ['text', 'sticker', 'voice_call', 'incoming_email', 'integrations'] as const)
      expect(facts(kind, { items: sizes })).toBeNull()
    for (const items of [null, 7, 'x', [null, 7, 'x', []], [{ title: { a: 1 }, options: 7, actions: 'y' }]])
      for (const kind of ['input_select', 'form', 'cards', 'article', 'input_csat', 'input_email'] as const)
        for (const submitted_values of [undefined, 7, 'x', [null], [{ csat_survey_response: 7 }]])
          expect(facts(kind, { items, submitted_values })).not.toBeUndefined()
  })
})
