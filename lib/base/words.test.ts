import { describe, expect, it } from 'vitest'
import { termsOf, wordsOf } from './words.ts'

describe('the words of a text (S2)', () => {
  it.each([
    ['Hello, hello WORLD!', ['hello', 'world']],
    ['Información über Ærø, Straße, Łódź', ['informacion', 'uber', 'aero', 'strasse', 'lodz']],
    ['Ελληνικά Жёлтый', ['ελληνικα', 'желтыи']],
    ['مَرْحَبًا', ['مرحبا']],
    ['ｆｕｌｌ ﬁne', ['full', 'fine']],
    ['日本語です', ['日本', '本語', '語で', 'です']],
    ['注文A12番', ['注文', '番', 'a12']],
    ['한국어', ['한국어']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['データ', ['デー', 'ータ']],
    ['order #A-1234 to jo@example.com', ['order', 'a', '1234', 'to', 'jo', 'example', 'com']],
    ['👍 … !', []],
    ['', []],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('are the same however the accents are written', () => {
    expect(wordsOf('cafe\u0301')).toEqual(wordsOf('café'))
  })

  it('are bounded, of a text without an end and of a question', () => {
    const text = Array.from({ length: 30_000 }, (_, n) => `w${n}`).join(' ')
    expect(wordsOf(text).length).toBeLessThanOrEqual(2_000)
    expect(wordsOf('x'.repeat(5_000))).toEqual(['x'.repeat(40)])
    expect(termsOf(text)).toHaveLength(16)
  })
})
