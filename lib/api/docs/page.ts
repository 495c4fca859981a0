import { createHash } from 'node:crypto'
import type { OpenApi, OpenApiOperation } from '../openapi.ts'
import { curlOf } from './example.ts'
import { fieldsOf, inHtml, proseInHtml } from './schema.ts'
import { style } from './style.ts'

/** Hides what does not hold the words that are typed; `/` goes to the field. Everything is there without it. */
const script = `const field = document.querySelector('input[type=search]')
const entries = [...document.querySelectorAll('[data-words]')]
const status = document.querySelector('[role=status]')
const show = () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const entry of entries) {
    entry.hidden = !words.every(word => entry.dataset.words.includes(word))
    if (!entry.hidden && entry.matches('details')) shown++
  }
  for (const section of document.querySelectorAll('section'))
    section.hidden = !section.querySelector('details:not([hidden])')
  status.textContent = words.length ? shown + ' found' : ''
}
field.addEventListener('input', show)
addEventListener('keydown', event => {
  if (event.key === '/' && event.target !== field) event.preventDefault(), field.focus()
})
const open = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.setAttribute('open', '')
addEventListener('hashchange', open)
open()`

/** What may run and load on the page: this one script and this style, and nothing of anybody else's. */
export const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** The reference of the API as one page of HTML, without anything from elsewhere. */
export function docsPage(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const sections = document.tags.map(({ name }) => {
    const entries = operations.filter(one => one.operation.tags.includes(name))
    const shown = entries.map(({ path, method, operation }) => entry(document, method, path, operation))
    return `<section aria-labelledby="${anchor(name)}"><h2 id="${anchor(name)}">${inHtml(name)}</h2>${shown.join('')}</section>`
  })
  const schemas = Object.entries(document.components.schemas)
    .filter(([name]) => !name.includes('__'))
    .map(
      ([name, schema]) =>
        `<details id="schema-${inHtml(name)}" data-words="${inHtml(name.toLowerCase())}"><summary><code>${inHtml(name)}</code></summary><div>${fieldsOf(schema)}</div></details>`,
    )
  const links = document.tags.map(({ name }) => `<li><a href="#${anchor(name)}">${inHtml(name)}</a></li>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Charla</title>
<style>${style}</style>
</head>
<body>
<header>
<div><h1>The API</h1><p>${proseInHtml(document.info.description)} The same as <a href="/api/openapi.json">OpenAPI 3.1</a>.</p></div>
<label>Find an operation <input type="search" placeholder="assign, labels, POST …" autocomplete="off"></label>
<p role="status"></p>
</header>
<nav aria-label="Resources"><ul>${links.join('')}<li><a href="#shapes">Shapes</a></li></ul></nav>
<main>${sections.join('')}<section aria-labelledby="shapes"><h2 id="shapes">Shapes</h2>${schemas.join('')}</section></main>
<script>${script}</script>
</body>
</html>`
}

function entry(document: OpenApi, method: string, path: string, operation: OpenApiOperation): string {
  const { operationId, summary, parameters, requestBody, responses } = operation
  const body = requestBody?.content['application/json']?.schema
  const [status, answer] = Object.entries(responses)[0] as [string, { content?: Record<string, { schema: object }> }]
  const answered = answer.content?.['application/json']?.schema
  const words = `${method} ${path} ${summary} ${operationId}`.toLowerCase()
  const asked = { type: 'object', required: parameters.filter(one => one.required).map(one => one.name) }
  const properties = Object.fromEntries(parameters.map(one => [one.name, one.schema]))
  return `<details id="${inHtml(operationId)}" data-words="${inHtml(words)}">
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${inHtml(path)}</code> <span>${proseInHtml(summary)}</span></summary>
<div>
<pre tabindex="0"><code>${inHtml(curlOf(document, method, path, operation))}</code></pre>
${parameters.length ? `<h3>Path, query and headers</h3>${fieldsOf({ ...asked, properties })}` : ''}
${body ? `<h3>Body</h3>${fieldsOf(body)}` : ''}
<h3>Answer ${status}</h3>${answered ? fieldsOf(answered as Record<string, unknown>) : '<p class="type">empty</p>'}
</div></details>`
}

const anchor = (name: string) => `tag-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
