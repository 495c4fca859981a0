import { runInNewContext } from 'node:vm'
import type { BrowserContext, Page } from '@playwright/test'
import en from '../../components/i18n/en.json' with { type: 'json' }

const begin = '⟦'
const end = '⟧'

/** Gives the pages a catalogue in which every text stands in brackets. Service workers must be blocked. */
export async function markWords(context: BrowserContext): Promise<void> {
  await context.route('**/_next/static/chunks/*.js', async route => {
    const response = await route.fetch()
    const body = await response.text()
    // Each part of the English catalogue is a chunk of its own: `JSON.parse('…')` with the compiled texts in it.
    const marked = body.replace(/JSON\.parse\('((?:[^'\\]|\\.)*)'\)/g, (whole, literal: string) => {
      const words = parsed(literal)
      return isCatalogue(words) ? `(${JSON.stringify(mark(words))})` : whole
    })
    await route.fulfill({ response, body: marked })
  })
}

const parsed = (literal: string): unknown => JSON.parse(runInNewContext(`'${literal}'`) as string)

/** A compiled text is a string, or an array of what it is put together from. */
type Tree = string | unknown[] | { [key: string]: Tree }

const isCatalogue = (words: unknown): words is Tree =>
  typeof words === 'object' && words !== null && !Array.isArray(words) && Object.keys(words).every(key => key in en)

const mark = (tree: Tree): Tree =>
  typeof tree === 'string'
    ? `${begin}${tree}${end}`
    : Array.isArray(tree)
      ? [begin, ...tree, end]
      : Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, mark(value)]))

/** Everything that the server has answered to the page, as one text: what people wrote, and what is called so by them. */
export function noteContent(page: Page): () => Promise<string> {
  const answers: Promise<string[]>[] = []
  page.on('response', response => {
    if (/\/(api|auth)\//.test(response.url())) answers.push(response.json().then(strings, () => []))
  })
  return async () => {
    const text = (await Promise.all(answers)).flat().join('\n')
    return `${plain(text)}\n${text.toLowerCase()}`
  }
}

function strings(json: unknown): string[] {
  if (typeof json === 'string') return [json]
  if (typeof json !== 'object' || json === null) return []
  return Object.values(json).flatMap(strings)
}

const plain = (text: string) =>
  text
    .replace(/<[^>]*>|[*_`#>]/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase()

/** Words on the page, also of labels and hints, that neither the catalogue nor the server has given. */
export async function strangeWords(page: Page, said: () => Promise<string>): Promise<string[]> {
  const unmarked = await page.evaluate(unmarkedTexts, [begin, end] as [string, string])
  const content = await said()
  return [...new Set(unmarked)].filter(text => {
    const words = plain(text).match(/\p{L}{2,}/gu) ?? []
    return (
      words.length > 0 &&
      !allowed.has(text.toLowerCase()) &&
      !isCode(text) &&
      !words.every(word => content.includes(word))
    )
  })
}

/** The days of the week are made by the browser. */
const weekdays = [...Array(7).keys()].map(day =>
  new Intl.DateTimeFormat('en', { weekday: 'long' }).format(new Date(2026, 0, day)).toLowerCase(),
)
/** Colours, names of events and addresses for examples. */
const isCode = (text: string) =>
  /^#[0-9a-f]{6}$|^[a-z]+(_[a-z]+)+$|^([\w.*:/-]*example\.(com|org)[\w.*:/-]*(, |$))+$/.test(text)
/** Names of ourselves and of languages, each in itself. */
const allowed = new Set([...weekdays, 'charla', 'english', 'español', 'português (brasil)', 'العربية'])

/** Texts outside of brackets, but for times, keys, code and names, which are made and not translated. Runs in the page. */
function unmarkedTexts([open, close]: [string, string]): string[] {
  // What says its own language is said in it: the names of emoji.
  const skipped = 'script, style, noscript, time, kbd, code, pre, .avatar, [translate="no"], body [lang]'
  const outside = (text: string, depth = 0) => {
    let rest = ''
    for (const sign of text) {
      if (sign === open) depth++
      else if (sign === close) depth--
      else if (depth === 0) rest += sign
      if (sign === open || sign === close) rest += ' '
    }
    return { rest: rest.trim(), depth }
  }
  const found: string[] = []
  let depth = 0
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const read = outside(node.textContent ?? '', depth)
    depth = read.depth
    const element = node.parentElement
    if (read.rest && element && !element.closest(skipped) && element.checkVisibility()) found.push(read.rest)
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (element.closest(skipped) || !element.checkVisibility()) continue
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const { rest } = outside(element.getAttribute(name) ?? '')
      if (rest) found.push(rest)
    }
  }
  return found
}
