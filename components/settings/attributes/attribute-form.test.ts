import { expect, it } from 'vitest'
import { attributeForm, bodyOf, keyOf, valuesOf } from './attribute-form.ts'

const form = attributeForm(key => key)
const size = { ...valuesOf(null, 'contact_attribute'), attribute_display_name: 'Size', attribute_key: 'size' }
const complaints = (given: object) => form.safeParse(given).error?.issues.map(one => one.message) ?? []

it('suggests keys that the API takes', () => {
  expect(keyOf(' Größe (EU) ')).toBe('größe_eu')
  expect(keyOf('رقم العميل')).toBe('رقم_العميل')
  expect(keyOf('—')).toBe('')
})

it('says what is missing or wrong', () => {
  expect(complaints(size)).toEqual([])
  expect(complaints({ ...size, attribute_key: 'two words' })).toEqual(['keyWrong'])
  expect(complaints({ ...size, attribute_display_type: 'list', values: ' \n' })).toEqual(['valuesNeeded'])
  expect(complaints({ ...size, checked: true, regex_pattern: '[a' })).toEqual(['patternWrong'])
  expect(complaints({ ...size, checked: false, regex_pattern: '[a' })).toEqual([])
  expect(complaints({ ...size, attribute_display_type: 'number', checked: true, regex_pattern: '[a' })).toEqual([])
})

it('keeps choices of lists alone, and patterns of texts that are checked', () => {
  const given = { ...size, values: 'S\nM\n\nS', checked: true, regex_pattern: '^[SM]$', regex_cue: 'S or M' }
  expect(bodyOf(given)).toMatchObject({ attribute_values: [], regex_pattern: '^[SM]$', regex_cue: 'S or M' })
  expect(bodyOf({ ...given, attribute_display_type: 'list' })).toMatchObject({
    attribute_values: ['S', 'M'],
    regex_pattern: null,
    regex_cue: null,
  })
  expect(bodyOf({ ...given, checked: false })).toMatchObject({ regex_pattern: null })
})
