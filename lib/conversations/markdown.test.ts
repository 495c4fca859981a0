import { describe, expect, it } from 'vitest'
import fixtures from '../../tests/fixtures/xss.json' with { type: 'json' }
import { renderMarkdown, renderPlain } from './markdown.ts'

const renderers = { renderMarkdown, renderPlain }

/** What may be in the output. Everything else that looks like a tag has to be escaped text. */
const tag = new RegExp(
  [
    '</?(?:p|strong|em|s|ul|li|blockquote|pre|h[1-6]|a|ol|code)>',
    '<(?:br|hr)>',
    '<ol start="\\d+">',
    '<code class="language-[^"<>]*">',
    '<span class="mention">|</span>',
    '<a href="([^"<>]*)"(?: title="[^"<>]*")? target="_blank" rel="noopener noreferrer nofollow">',
  ].join('|'),
  'g',
)

/** Why this HTML could do something, or nothing. */
function dangers(html: string): string[] {
  const hrefs = [...html.matchAll(tag)].flatMap(match => (match[1] === undefined ? [] : [decoded(match[1])]))
  const rest = html.replaceAll(tag, '')
  return [
    ...hrefs.filter(href => !/^(https?|mailto|tel|sms):/.test(href)).map(href => `leads to ${href}`),
    ...(/[<>]/.test(rest) ? [`holds ${rest.slice(rest.search(/[<>]/), 60)}`] : []),
  ]
}

const decoded = (href: string) =>
  href
    .replaceAll(/&#x([\da-f]+);?/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);?/g, (_, number) => String.fromCodePoint(Number(number)))
    .replaceAll('&amp;', '&')
    .toLowerCase()

describe.each(Object.entries(renderers))('%s', (_name, render) => {
  it('leaves nothing of hostile HTML that a browser would run', () => {
    const found = fixtures.html.flatMap(payload => dangers(render(payload)).map(danger => ({ payload, danger })))
    expect(fixtures.html.length).toBeGreaterThan(400)
    expect(found).toEqual([])
  })

  it('makes no link of a hostile address, however it is written', () => {
    const spellings = fixtures.urls.flatMap(url => [
      `[x](${url})`,
      `[x](<${url}>)`,
      `<${url}>`,
      `![x](${url})`,
      `[x]\n\n[x]: ${url}`,
      `[x](${url} "t")`,
      url,
    ])
    expect(spellings.flatMap(text => dangers(render(text)).map(danger => ({ text, danger })))).toEqual([])
  })

  it.each([
    'livescript:x',
    'blob:x',
    'filesystem:x',
    'intent:x',
    'ms-msdt:x',
    'view-source:x',
    'feed:javascript:x',
    '//evil.test',
    '/app/logout',
    'x',
  ])('makes no link to %s', url => {
    expect(render(`[here](${url})`)).not.toContain('<a')
  })

  it('breaks out of no attribute', () => {
    for (const text of [
      'https://a.test/"onclick="x',
      "https://a.test/'><b>",
      '[a](https://a.test "\\"><b onclick=x>")',
      '```"><b onclick=x>\ncode\n```',
    ])
      expect(dangers(render(text))).toEqual([])
  })

  it('is done with what takes others very long', () => {
    const size = 20_000
    const fill = (piece: string) => piece.repeat(size / piece.length)
    const pathological = [
      '[',
      '![',
      '[a](<b',
      '*a _a ',
      '**a *a ',
      '> ',
      '- a\n  ',
      '[a]: b\n',
      '<a',
      '<!--',
      '<http://a',
      'a@b',
      '&',
      '&#0;',
      '\\',
      '~~a',
      '`a``b```',
      'www.',
      'http://',
      '((',
      '\n',
      '\t>',
    ]
    const nested = `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`
    const ordinary = fill('A **bold** word and https://example.com. ')
    render(ordinary) // warm
    const reference = Math.max(1, Math.min(...Array.from({ length: 3 }, () => timed(() => render(ordinary)))))
    for (const text of [...pathological.map(fill), nested])
      expect(timed(() => render(text)) / reference, text.slice(0, 12)).toBeLessThan(200)
  })

  it('escapes text beyond the limit, and parses nothing of it', () => {
    const html = render(`**a** <b>\nhttps://example.com ${'x'.repeat(20_000)}`)
    expect(html).toMatch(/^<p>\*\*a\*\* &lt;b&gt;<br>https:\/\/example.com x+<\/p>$/)
  })
})

describe('the check', () => {
  it('notices what is dangerous', () => {
    for (const html of [
      '<script>',
      '<p onclick="x">',
      '<img src=x>',
      '<a href="javascript:x" target="_blank" rel="noopener noreferrer nofollow">',
      '<a href="x">',
      '<',
    ])
      expect(dangers(html), html).not.toEqual([])
  })
})

describe('what people write', () => {
  it.each([
    ['**bold** _em_ ~~gone~~ `code`', '<p><strong>bold</strong> <em>em</em> <s>gone</s> <code>code</code></p>'],
    ['one\ntwo', '<p>one<br>\ntwo</p>'],
    ['1. a\n2. b', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> quoted', '<blockquote>\n<p>quoted</p>\n</blockquote>'],
    ['```js\na < b\n```', '<pre><code class="language-js">a &lt; b\n</code></pre>'],
    [
      '[us](https://a.test?a=1&b=2)',
      '<p><a href="https://a.test?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">us</a></p>',
    ],
    [
      'mail us@a.test',
      '<p>mail <a href="mailto:us@a.test" target="_blank" rel="noopener noreferrer nofollow">us@a.test</a></p>',
    ],
    [
      '![cat](https://a.test/cat.png)',
      '<p>!<a href="https://a.test/cat.png" target="_blank" rel="noopener noreferrer nofollow">cat</a></p>',
    ],
  ])('for an agent %j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html)
  })

  it.each([
    ['**not** <b>bold</b> & so', '<p>**not** &lt;b&gt;bold&lt;/b&gt; &amp; so</p>'],
    ['one\ntwo', '<p>one<br>\ntwo</p>'],
    ['# 1. - > `x`', '<p># 1. - &gt; `x`</p>'],
    [
      'see https://a.test',
      '<p>see <a href="https://a.test" target="_blank" rel="noopener noreferrer nofollow">https://a.test</a></p>',
    ],
  ])('for a customer %j', (text, html) => {
    expect(renderPlain(text)).toBe(html)
  })
})

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

it('shows whom a note names as a name, and makes no link of it', () => {
  const note = 'Ask [@Ada Lovelace](mention://user/7/Ada%20Lovelace) or [the docs](https://x.test)'
  expect(renderMarkdown(note)).toContain('Ask <span class="mention">@Ada Lovelace</span> or <a href="https://x.test"')
  expect(renderMarkdown('[x](mention://nobody/7/x)')).toBe('<p>[x](mention://nobody/7/x)</p>')
})
