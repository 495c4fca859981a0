import { expect, it } from 'vitest'
import { answerOf, heedRefusals, toError } from './http.ts'

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

it.each([
  ['/api/v1/accounts/1/labels', 401, 1],
  ['/api/v1/accounts/1/labels', 403, 0],
  ['/api/v1/profile', 401, 0],
  ['/auth/sign_in', 401, 0],
])('tells of %s answered %i: %i times', async (path, status, times) => {
  let told = 0
  const rest = heedRefusals(() => told++)
  const response = Object.defineProperty(new Response(null, { status }), 'url', { value: `http://here${path}` })
  await expect(answerOf(Promise.resolve({ error: {}, response }))).rejects.toMatchObject({ status })
  rest()
  await answerOf(Promise.resolve({ error: {}, response })).catch(() => {})
  expect(told).toBe(times)
})
