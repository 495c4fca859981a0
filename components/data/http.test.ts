import { expect, it } from 'vitest'
import { toError } from './http.ts'

it.each([
  [{ message: 'Name is missing', attributes: ['name'] }, 'Name is missing', ['name']],
  [{ error: 'Resource could not be found' }, 'Resource could not be found', []],
  [{ success: false, errors: ['Invalid login credentials.'] }, 'Invalid login credentials.', []],
  [null, 'HTTP 500', []],
  ['<html>', 'HTTP 500', []],
  [{ message: { odd: true }, attributes: [1, 'email'] }, 'HTTP 500', ['email']],
])('reads %o', (body, message, attributes) => {
  expect(toError(500, body)).toMatchObject({ status: 500, message, attributes })
})
