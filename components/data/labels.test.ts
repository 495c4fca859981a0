import { expect, it } from 'vitest'
import { withLabels } from './labels.ts'

it.each([
  [{ add: ['vip'] }, ['refund', 'vip']],
  [{ add: ['refund'] }, ['refund']],
  [{ remove: ['refund', 'gone'] }, []],
  [{ add: ['vip'], remove: ['refund'] }, ['vip']],
  [{}, ['refund']],
])('labels after %j', (change, wanted) => {
  expect(withLabels(['refund'], change)).toEqual(wanted)
})
