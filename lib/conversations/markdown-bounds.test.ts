import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderMarkdown, renderPlain } from './markdown.ts'

// Inputs that made parsers of Markdown take minutes (reliability figure 22), as long as a message that is parsed may be,
// and as long as one that is not.
const file = join(process.cwd(), '../shared/fixtures/markdown/pathological.json')
type Recipe = [name: string, kind: string, first: string, middle?: string, last?: string]
const recipes = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { recipes: Recipe[] }).recipes : []

const made: Record<string, (n: number, first: string, middle: string, last: string) => string> = {
  pre: (n, first, middle, last) => first.repeat(n) + middle + last.repeat(n),
  rep: (n, first) => first.repeat(n),
  'rep+a': (n, first) => `${first.repeat(n)}a`,
  'a**b+': (n, first) => `a**b${first.repeat(n)}`,
  ticks: n => Array.from({ length: Math.sqrt(2 * n) | 0 }, (_, at) => `e${'`'.repeat(at)}`).join(''),
  lists: n => Array.from({ length: Math.sqrt(n) | 0 }, (_, at) => `${'  '.repeat(at)}* a\n`).join(''),
  lit: (n, first) => first.repeat(n),
  refs: n => Array.from({ length: n }, (_, at) => `[${at}]: /${at}\n`).join('') + '[0] '.repeat(n),
}
const long = ([, kind, first, middle = '', last = '']: Recipe, most: number) => {
  const size = Math.max(1, first.length + last.length, kind === 'refs' ? 16 : 0)
  return made[kind]?.(Math.floor(most / size), first, middle, last) ?? ''
}

describe.runIf(recipes.length)('Markdown that takes other parsers long', () => {
  it.each(recipes.map(recipe => [recipe[0], recipe] as const))('%s', { timeout: 4000 }, (_name, recipe) => {
    for (const most of [19_900, 100_000]) {
      const text = long(recipe, most)
      expect(text.length).toBeGreaterThan(0)
      expect(renderMarkdown(text).length).toBeGreaterThan(0)
      expect(renderPlain(text).length).toBeGreaterThan(0)
    }
  })
})
