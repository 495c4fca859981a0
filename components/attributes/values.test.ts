import { describe, expect, it } from 'vitest'
import type { AttributeDefinitionWire, AttributeType } from '#lib/protocol/attribute.ts'
import { asText, fromText, isTicked, shownAs, webAddress, wrongWith } from './values.ts'

const definition = (type: AttributeType, fields: Partial<AttributeDefinitionWire> = {}): AttributeDefinitionWire => ({
  id: 1,
  attribute_display_name: 'Field',
  attribute_display_type: type,
  attribute_description: null,
  attribute_key: 'field',
  regex_pattern: null,
  regex_cue: null,
  attribute_values: [],
  attribute_model: 'contact_attribute',
  default_value: null,
  created_at: '',
  updated_at: '',
  ...fields,
})

describe('a value', () => {
  it.each([
    ['text', 'Gold', 'Gold', 'Gold'],
    ['number', 1234.5, '1234.5', '1,234.5'],
    ['percent', 20, '20', '20 %'],
    ['date', '2026-12-24T00:00:00.000Z', '2026-12-24', 'Dec 24, 2026'],
    ['text', null, '', ''],
  ] as const)('of a %s is typed and read: %j', (type, value, typed, read) => {
    expect(asText(value, type, 'en')).toBe(typed)
    expect(shownAs(value, type, 'en')).toBe(read)
  })

  it('comes of a text as what it is', () => {
    expect(fromText('12,5', 'currency', 'en')).toBe(12.5)
    expect(fromText('1,000', 'number', 'en')).toBe(1000)
    expect(fromText('12', 'text', 'en')).toBe('12')
    expect(fromText('', 'number', 'en')).toBeNull()
    expect([true, 'true', false, 'false', undefined].map(isTicked)).toEqual([true, true, false, false, false])
  })

  it('is refused for what its kind cannot be', () => {
    expect(wrongWith('twelve', definition('number'), 'en')).toEqual({ key: 'number' })
    expect(wrongWith('0,125', definition('number'), 'en')).toEqual({ key: 'number' })
    expect(wrongWith('-3.5', definition('percent'), 'en')).toBeNull()
    expect(wrongWith('javascript:alert(1)', definition('link'), 'en')).toEqual({ key: 'link' })
    expect(wrongWith('example.com/a', definition('link'), 'en')).toBeNull()
    expect(wrongWith('', definition('number'), 'en')).toBeNull()
  })

  it('matches the pattern of the administrators, who say what is wanted', () => {
    const wanted = { regex_pattern: '/^a\\d+$/i', regex_cue: 'Begin with A' }
    expect(wrongWith('A12', definition('text', wanted), 'en')).toBeNull()
    expect(wrongWith('12', definition('text', wanted), 'en')).toEqual({ cue: 'Begin with A' })
    expect(wrongWith('12', definition('text', { regex_pattern: '^a' }), 'en')).toEqual({ key: 'pattern' })
  })

  it('leads to the web alone', () => {
    expect(webAddress('https://example.com/x')).toBe('https://example.com/x')
    expect(webAddress('example.com')).toBe('https://example.com')
    expect(webAddress('file:///etc')).toBeNull()
  })
})
