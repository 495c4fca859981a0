import { expect, it } from 'vitest'
import { identifies, isNameless, repeated } from './targets.ts'

it.each([
  [['name', 'email', null, null], []],
  [['name', 'email', 'name', null], ['name']],
])('%j has %j twice', (targets, twice) => {
  expect([...repeated(targets)]).toEqual(twice)
})

it.each([
  [['labels', 'additional_attributes.city', null], false],
  [['custom_attributes.email'], false],
  [['labels', 'phone_number'], true],
])('%j says who a row is about: %s', (targets, expected) => {
  expect(identifies(targets)).toBe(expected)
})

it('knows an attribute that has no name yet', () => {
  expect(['custom_attributes. ', 'custom_attributes.plan', 'name', null].map(isNameless)).toEqual([
    true,
    false,
    false,
    false,
  ])
})
