import type { JSONContent } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '#lib/conversations/index.ts'
import { formattings } from '#lib/protocol/index.ts'
import { fromMarkdown } from './markdown-in.ts'
import { toMarkdown } from './markdown-out.ts'

const all = [...formattings]
const round = (doc: JSONContent) => fromMarkdown(toMarkdown(doc, all), all)
const p = (...content: (string | JSONContent)[]): JSONContent => ({
  type: 'paragraph',
  content: content.map(one => (typeof one === 'string' ? { type: 'text', text: one } : one)),
})
const doc = (...content: JSONContent[]): JSONContent => ({ type: 'doc', content })
const marked = (text: string, ...marks: string[]): JSONContent => ({
  type: 'text',
  text,
  marks: marks.map(type => ({ type })),
})
const li = (...content: JSONContent[]): JSONContent => ({ type: 'listItem', content })
const br = { type: 'hardBreak' }

/** Marks in one order, attributes only where they say something. */
const tidy = (node: JSONContent): JSONContent => ({
  type: node.type as string,
  ...(node.text ? { text: node.text } : {}),
  ...(node.type === 'orderedList' ? { start: node.attrs?.start } : {}),
  ...(node.type === 'mention' ? { attrs: node.attrs } : {}),
  ...(node.marks?.length
    ? {
        marks: node.marks
          .map(({ type, attrs }) => ({ type, ...(attrs?.href ? { attrs } : {}) }))
          .sort((one, other) => (one.type < other.type ? -1 : 1)),
      }
    : {}),
  ...(node.content?.length ? { content: node.content.map(tidy) } : {}),
})
const same = (one: JSONContent) => expect(tidy(round(one)), toMarkdown(one, all)).toEqual(tidy(one))

/** What the server's HTML says to its reader. */
const said = (markdown: string) =>
  renderMarkdown(markdown)
    .replace(/<br>\n?/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

const nasty = [
  '2 * 3 * 4 = 24',
  '*.ts and *.js',
  '**not bold** _nor this_ ~~nor that~~',
  'snake_case_name and __dunder__',
  '# not a heading',
  'from <!@a> and <1@b.c>',
  '- not a list',
  '+ 1',
  '1. not a list either',
  '12) nor this',
  '> not a quote',
  '---',
  '===',
  '- - -',
  '<b>bold</b> <script>alert(1)</script>',
  '<https://x.test> <a@b.test>',
  '&amp; &#64; &copy; AT&T R&D;',
  'C:\\Users\\new \\* \\',
  '`code` and ``more``',
  '```',
  '~~~',
  '[x](https://x.test) [y][z] [a]: https://x.test',
  '[URGENT] call back',
  '![no picture](https://x.test/a.png)',
  '| a | b |',
  'https://x.test/a_b_c/*/~me?x=[1]&y=_2_',
  '{{contact.first_name}} {{ agent.name }}',
  'émoji 🎉*🎉* مرحبا *بك* 你好**世界**',
  '   leading',
  ':) ;-) <3 ^_^ ¯\\_(ツ)_/¯',
  '$5 #1 100% @me +1 =x',
  'a\u00a0b\u200bc',
]

describe('what is typed', () => {
  it.each(nasty)('is read by the customer as it was: %s', text => {
    expect(said(toMarkdown(doc(p(text)), all))).toBe(text.trim().replace(/ +$/, ''))
    same(doc(p(text.trim())))
  })

  it('is read so also on the second line', () => {
    for (const text of nasty) expect(said(toMarkdown(doc(p('One', br, text)), all))).toBe(`One\n${text.trim()}`)
  })

  it('is not touched where the channel has no formatting', () => {
    for (const text of nasty) {
      expect(toMarkdown(fromMarkdown(`${text}\n\n${text}`, []), [])).toBe(`${text}\n\n${text}`)
    }
  })
})

describe('formatting', () => {
  it.each<[string, JSONContent, string]>([
    ['bold', doc(p('a ', marked('b', 'bold'), ' c')), 'a **b** c'],
    ['spaces at its ends', doc(p('a', marked(' b ', 'bold'), 'c')), 'a **b** c'],
    ['bold in a word', doc(p('a', marked('b', 'bold'), 'c')), 'a**b**c'],
    ['italic in a word', doc(p('a', marked('b', 'italic'), 'c')), '&#97;_b_&#99;'],
    ['bold that ends in a mark', doc(p(marked('Hello,', 'bold'), 'you')), '**Hello,**&#121;ou'],
    ['bold beside italic', doc(p(marked('a', 'bold'), marked('b', 'italic'))), '**a**_b_'],
    ['a list', doc({ type: 'bulletList', content: [li(p('a')), li(p('b'))] }), '- a\n- b'],
    [
      'a link',
      doc(p({ ...marked('here'), marks: [{ type: 'link', attrs: { href: 'https://x.test/a_b' } }] })),
      '[here](https://x.test/a_b)',
    ],
    ['code', doc(p(marked('a`b', 'code'))), '``a`b``'],
    ['a quote', doc({ type: 'blockquote', content: [p('a'), p('b')] }), '> a\n>\n> b'],
    ['two paragraphs', doc(p('a'), p('b')), 'a\n\nb'],
    ['an empty line', doc(p('a'), { type: 'paragraph' }, p('b')), 'a\n\nb'],
    ['a new line', doc(p('a', br, 'b')), 'a\nb'],
    ['only spaces', doc(p(marked('   ', 'bold'))), ''],
    [
      'a sign between letters, before other marks',
      doc(p(marked('a_a', 'italic'), marked('a', 'bold', 'italic', 'strike'), 'a')),
      '_a\\_&#97;**~~a~~**_&#97;',
    ],
  ])('%s', (_what, given, markdown) => {
    expect(toMarkdown(given, all)).toBe(markdown)
  })

  it('comes back the same', () => {
    same(doc(p('a', marked('b', 'bold', 'italic'), marked('c', 'bold'), ' d')))
    same(doc(p(marked('a', 'bold', 'strike'), marked('b', 'italic', 'strike'), ' ', marked('c', 'italic'))))
    same(doc(p(marked('a', 'bold'), marked('b', 'bold', 'strike'), marked('c', 'strike'), 'd')))
    same(
      doc({
        type: 'bulletList',
        content: [
          li(p('a'), { type: 'orderedList', attrs: { start: 3 }, content: [li(p('b')), li(p('c'), p('d'))] }),
          li(p('e', br, 'f')),
        ],
      }),
    )
    same(doc({ type: 'bulletList', content: [li(p('a'))] }, { type: 'bulletList', content: [li(p('b'))] }))
    same(doc({ type: 'blockquote', content: [p('a'), { type: 'bulletList', content: [li(p('b'))] }] }, p('c')))
    same(doc({ type: 'codeBlock', content: [{ type: 'text', text: 'a *b*\n\n```\n  c' }] }, p('d')))
    same(doc({ type: 'heading', content: [{ type: 'text', text: 'a # b' }] }, p('c')))
  })

  it('of a mention is Chatwoot’s', () => {
    const note = doc(
      p('Ask ', { type: 'mention', attrs: { kind: 'user', id: 7, label: 'Ada (a) [b] Lovelace' } }, ' now'),
    )
    expect(toMarkdown(note, all)).toBe('Ask [@Ada (a) b Lovelace](mention://user/7/Ada%20%28a%29%20b%20Lovelace) now')
    expect(tidy(round(note)).content?.[0]?.content?.[1]).toEqual({
      type: 'mention',
      attrs: { kind: 'user', id: 7, label: 'Ada (a) b Lovelace' },
    })
  })

  it('that the channel does not carry stays as words', () => {
    expect(fromMarkdown('**a** ~~b~~', ['bold', 'italic']).content?.[0]?.content).toEqual([
      { type: 'text', text: 'a', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' ~~b~~' },
    ])
  })
})

describe('whatever is written', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab 1.-*_~`[]()<>&#\\!+=\n:/@é🎉{}'), minLength: 1, maxLength: 12 })
  const piece = fc
    .tuple(text, fc.subarray(['bold', 'italic', 'strike']))
    .map(([one, marks]) => marked(one.replaceAll('\n', ' '), ...marks))
  const line = fc.array(fc.oneof({ weight: 6, arbitrary: piece }, { weight: 1, arbitrary: fc.constant(br) }), {
    minLength: 1,
    maxLength: 6,
  })

  it('is read by the customer as it was typed', () => {
    const typed = (nodes: JSONContent[]) => nodes.map(one => one.text ?? '\n').join('')
    const bare = (one: string) => one.replace(/[\s\u00a0]+/g, '')
    fc.assert(
      fc.property(line, nodes => {
        expect(bare(said(toMarkdown(doc({ type: 'paragraph', content: nodes }), all)))).toBe(bare(typed(nodes)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is the same after the way out and in', () => {
    fc.assert(
      fc.property(line, nodes => {
        const once = round(doc({ type: 'paragraph', content: nodes }))
        expect(tidy(round(once)), toMarkdown(once, all)).toEqual(tidy(once))
      }),
      { numRuns: 2_000 },
    )
  })
})
