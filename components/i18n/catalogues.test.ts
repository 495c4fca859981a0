import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import pt from './pt-BR.json' with { type: 'json' }

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path + key}.`),
  )
}

/** Names in braces and tags: what the code fills in. */
function slots(text: string) {
  return [...text.matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? tag).sort()
}

const withoutSlots = (text: string) => text.replace(/\{\w+\}/g, '')

/** Names, and words that are the same in several of the languages. */
const everywhere = new Set([
  'Bus (Redis)',
  'E-mail',
  'Enter',
  'General',
  'Latitude',
  'Longitude',
  'Macros',
  'Marketing',
  'Telegram',
  'Variables',
  'Volume',
  'Webhooks',
  'WhatsApp',
])

const english = flatten(en)

describe.each([
  ['es', es],
  ['pt-BR', pt],
  ['ar', ar],
])('the catalogue %s', (_locale, catalogue) => {
  const words = new Map(flatten(catalogue))

  it('has exactly the keys of the English one', () => {
    expect([...words.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  })

  it('fills in the same values', () => {
    const wrong = english.filter(([key, text]) => {
      const wanted = new Set(slots(text).filter(name => name !== 'count' || text.includes('{count}')))
      const given = new Set(slots(words.get(key) ?? ''))
      return [...wanted].some(name => !given.has(name))
    })
    expect(wrong).toEqual([])
  })

  it('is translated', () => {
    const same = english.filter(([key, text]) => words.get(key) === text && /[a-z]{4}/.test(withoutSlots(text)))
    expect(same.filter(([, text]) => !everywhere.has(text))).toEqual([])
  })
})

it('holds every word that components show', () => {
  const untranslated = sources('components').flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+)\s*</g)].map(
      ([, text]) => `${file}: ${text}`,
    ),
  )
  expect(untranslated).toEqual([])
})

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx') && !file.includes('.test.'))
    .map(file => `${folder}/${file}`)
}
