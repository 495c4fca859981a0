import { describe, expect, it } from 'vitest'
import { renderLiquid } from './liquid.ts'

const render = (text: string, scope: object = { contact: { name: 'Zoe' } }) => renderLiquid(text, scope, 1000)

describe('Liquid in texts', () => {
  it.each([
    ['Hello', 'Hello'],
    ['Hello {{contact.name}}', 'Hello Zoe'],
    ['Hello {{ contact.name | upcase }}!', 'Hello ZOE!'],
    ['Hello {{contact.age}}{{nobody.name}}', 'Hello '],
    ["Hello {{contact.age | default: 'you'}}", 'Hello you'],
    ['{% if contact.name %}Hi{% endif %}', 'Hi'],
    ['Write `{{contact.name}}` for {{contact.name}}', 'Write `{{contact.name}}` for Zoe'],
    ['```\n{{contact.name}}\n```', '```\n{{contact.name}}\n```'],
    ['Half {{ of it', 'Half {{ of it'],
    ['{% unknown %}', '{% unknown %}'],
    ['{{ contact.name | unknown }}', 'Zoe'],
  ])('%j becomes %j', (text, expected) => expect(render(text)).toBe(expected))

  it('reaches nothing but what it is given', () => {
    const names = ['constructor', 'constructor.constructor', '__proto__', 'toString', 'name.constructor']
    for (const name of names) expect(render(`[{{contact.${name}}}]`)).toBe('[]')
    for (const tag of ["{% include '/etc/passwd' %}", "{% render 'x' %}", "{% layout 'x' %}"])
      expect(render(tag)).toBe(tag)
    expect(render('{{contact.name}}', { contact: { name: '{{secret}}' }, secret: 'told' })).toBe('{{secret}}')
  })

  it('that goes on and on, or makes too much, is left as it is', () => {
    const endless = '{% for a in (1..100000000) %}x{% endfor %}'
    const large = '{% for a in (1..2000) %}x{% endfor %}'
    const deep = `${'{% if true %}'.repeat(5000)}x${'{% endif %}'.repeat(5000)}`
    for (const text of [endless, large]) expect(render(text)).toBe(text)
    expect([deep, 'x']).toContain(render(deep))
  })
})
