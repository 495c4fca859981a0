import { expect, it } from 'vitest'
import { z } from 'zod'
import es from './es.json' with { type: 'json' }
import { ruleWordsIn } from './rule-words.ts'

const complaint = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: issue => ruleWordsIn({ locale: 'es', messages: es as never }, issue) }).error
    ?.issues[0]?.message

it('speaks the language of the viewer where a schema has no words of its own', () => {
  const { rules } = es
  expect(complaint(z.string().min(1), '')).toBe(rules.needed)
  expect(complaint(z.number(), Number.NaN)).toBe(rules.needed)
  expect(complaint(z.email(), 'x')).toBe(rules.email)
  expect(complaint(z.enum(['a']), 'b')).toBe(rules.wrong)
  expect(complaint(z.string().max(255), 'x'.repeat(256))).toContain('255')
  expect(complaint(z.string().min(1, 'own words'), '')).toBe('own words')
})
