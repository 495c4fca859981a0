import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { shortcuts } from './shortcuts.ts'

it('promises no key that nothing listens to', () => {
  const bound = new Set(
    readdirSync('components', { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file) && !file.includes('shortcuts'))
      .flatMap(file => [...readFileSync(`components/${file}`, 'utf8').matchAll(/keys: '([^']+)'/g)])
      .flatMap(([, keys]) => keys?.split(' ') ?? []),
  )
  const promised = Object.values(shortcuts).flatMap(group => Object.values(group))
  expect(promised.filter(keys => !bound.has(keys))).toEqual([])
})
