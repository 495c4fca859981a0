import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { _createCache, _createIntlFormatters, createTranslator } from 'use-intl/core'
import formatCompiled from 'use-intl/format-message/format-only'
import { describe, expect, it } from 'vitest'
import { compiled, partOf } from '../../scripts/words-loader.mjs'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import { locales } from './locale.ts'
import parts from './parts.json' with { type: 'json' }
import pt from './pt-BR.json' with { type: 'json' }

type Tree = { [key: string]: string | Tree }
type Values = Record<string, unknown>

const catalogues = { en, es, 'pt-BR': pt, ar }
const names = [...Object.keys(parts), 'rest']

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  )
}

const pathsIn = (part: string) => flatten(partOf(en, part)).map(([path]) => path)
const all = flatten(en).map(([path]) => path)

it('every word is in one part', () => {
  expect(names.flatMap(pathsIn).sort()).toEqual(all.toSorted())
})

it('a part names only what there is', () => {
  const named = Object.values(parts).flat()
  expect(named.filter(one => !all.some(path => path === one || path.startsWith(`${one}.`)))).toEqual([])
})

describe.each(locales)('the catalogue %s, compiled', locale => {
  const cache = _createCache()
  const formatters = _createIntlFormatters(cache)
  const timeZone = 'UTC'

  it('says the same', () => {
    const translate = createTranslator({ locale, messages: { all: catalogues[locale] }, timeZone }) as unknown as {
      rich: (path: string, values: Values) => unknown
    }
    const different = flatten(catalogues[locale]).flatMap(([path, text]) =>
      samples(text).flatMap(values => {
        const wanted = said(translate.rich(`all.${path}`, values))
        const options = { cache, formatters, locale, timeZone } as Parameters<typeof formatCompiled>[3]
        const given = said(formatCompiled(path, compiled(text), values as never, options))
        return wanted === given ? [] : [{ path, wanted, given }]
      }),
    )
    expect(different).toEqual([])
  })
})

const said = (one: unknown) => (Array.isArray(one) ? one.join('') : String(one))

/** Values of every kind that a text asks for: amounts that languages tell apart, each choice, a tag. */
function samples(text: string): Values[] {
  const slots = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)]
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name as string)
  return [0, 1, 2, 3, 11, 100, 1234.5].map((amount, index) => {
    const values: Values = {}
    for (const [, name, kind] of slots) {
      if (!name || (values[name] !== undefined && !kind)) continue
      const choices = [...text.matchAll(/(\w+)\s*\{/g)].map(([, choice]) => choice)
      if (kind === 'select') values[name] = choices[index % choices.length]
      else if (kind === 'date' || kind === 'time') values[name] = new Date(1_700_000_000_000)
      else values[name] = kind ? amount : `word ${amount}`
    }
    for (const name of tags) values[name] = (inside: unknown) => `[${name} ${said(inside)}]`
    return values
  })
}

describe('the words of the conversations', () => {
  const roots = ['shell/providers.tsx', 'shell/account-shell.tsx', 'inbox/inbox-screen.tsx', 'shell/missing-page.tsx']
  const start = roots.map(root => join('components', root))

  it('are in the first part as far as they are needed at once', () => {
    expect(missing(reach(start, false), ['first'])).toEqual([])
  })

  it('come with what is fetched later', () => {
    expect(missing(reach(start, true), ['first', 'soon'])).toEqual([])
  })
})

/** The files that these import, those imported later too if wanted. */
function reach(start: string[], later: boolean): string[] {
  const found = new Set(start)
  for (const file of found) {
    const text = readFileSync(file, 'utf8')
    if (text.includes('<Words of=')) {
      // Waits for its words by itself.
      found.delete(file)
      continue
    }
    const now = [...text.matchAll(/^(?:import|export)\b(?! type)[^;'"]*?from '(\.[^']+)'/gm)]
    for (const [, path] of [...now, ...(later ? text.matchAll(/import\('(\.[^']+)'\)/g) : [])]) {
      const other = join(dirname(file), path as string)
      if (existsSync(other) && !other.endsWith('.json')) found.add(other)
    }
  }
  return [...found]
}

/** Keys that these files name and that are in none of the parts. */
function missing(files: string[], inParts: string[]): string[] {
  const here = new Set(inParts.flatMap(pathsIn))
  return files.flatMap(file => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/const (\w+) = useTranslations\((?:'([\w.]+)')?\)/g)].flatMap(([, t, space]) => {
      const calls = [...text.matchAll(new RegExp(`\\b${t}(?:\\.rich)?\\(((?:[^()]|\\([^()]*\\))*)\\)`, 'g'))]
      const keys = calls.flatMap(([, inside]) => [...(inside ?? '').matchAll(/'([\w.]+)'|`([\w.]+)\$\{/g)])
      return keys
        .map(([, key, before]) => [space, key ?? before?.replace(/\.?\w*$/, '')].filter(Boolean).join('.'))
        .flatMap(path => all.filter(one => one === path || one.startsWith(`${path}.`)))
        .filter(path => !here.has(path))
        .map(path => `${file}: ${path}`)
    })
  })
}
