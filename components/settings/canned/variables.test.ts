import { expect, it } from 'vitest'
import { markVariables, unknownIn } from './variables.ts'

it('finds what nothing stands for, each once', () => {
  const text = 'Hi {{contact.name}}, {{ contact.nmae }} {{contact.nmae}} {{contact.custom_attribute.größe}}'
  expect(unknownIn(text, ['contact.name'])).toEqual(['contact.nmae', 'contact.custom_attribute.größe'])
  expect(unknownIn('no braces { here }', [])).toEqual([])
})

it('marks variables by their names, and lets no markup in by one', () => {
  const nameOf = (variable: string) => (variable === 'contact.name' ? '<b>Name' : null)
  expect(markVariables('<p>{{contact.name}} {{x.y}}</p>', nameOf)).toBe(
    '<p><mark class="variable" data-unknown="false">&#60;b&#62;Name</mark> <mark class="variable" data-unknown="true">x.y</mark></p>',
  )
})
