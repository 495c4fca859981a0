import { describe, expect, it } from 'vitest'
import { locales } from '../i18n/locale.ts'
import { loadEmoji } from './emoji.ts'
import { foundEmoji } from './emoji-list.ts'

describe.each(locales)('emoji in %s', async locale => {
  const all = await loadEmoji(locale)

  it('have each a name of the language, but for the flags of three countries within one', () => {
    const foreign = all.filter(one => one.lang !== locale).map(one => one.name)
    expect(foreign).toEqual(locale === 'en' ? [] : ['flag: England', 'flag: Scotland', 'flag: Wales'])
    expect(all.filter(one => !one.name.trim())).toEqual([])
    expect(all.length).toBeGreaterThan(1800)
  })

  it('are found by the names that stand between colons in every language', () => {
    expect(foundEmoji(all, 'rocket')[0]?.emoji).toBe('🚀')
    expect(foundEmoji(all, '+1')[0]?.emoji).toBe('👍')
  })
})

it.each([
  ['en', 'Red heart', '❤️'],
  ['en', 'flag: wales', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['es', 'corazon rojo', '❤️'],
  ['es', 'cohete', '🚀'],
  ['pt-BR', 'foguete', '🚀'],
  ['ar', 'صاروخ', '🚀'],
] as const)('finds in %s by %s', async (locale, query, emoji) => {
  const found = foundEmoji(await loadEmoji(locale), query)
  expect(found.map(one => one.emoji)).toContain(emoji)
})

it.each([
  ['🇩🇪', 'Alemania'],
  ['#️⃣', '#'],
  ['🔟', '10'],
  ['👨‍🦰', 'hombre, pelo pelirrojo'],
  ['👩‍❤️‍👨', 'mujer, corazón rojo, hombre'],
])('calls %s “%s” in Spanish', async (emoji, name) => {
  expect((await loadEmoji('es')).find(one => one.emoji === emoji)?.name).toBe(name)
})
