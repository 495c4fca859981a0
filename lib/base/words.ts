/** Letters that are not another letter with a mark on it. */
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
}

const LONGEST_TEXT = 20_000
const LONGEST_WORD = 40
const MOST_WORDS = 2_000
const MOST_TERMS = 16

/** Written without spaces between words. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu
const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. In other scripts marks are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g

/**
 * The words of a text in any language, each once: without case, accents and width. Where no spaces part words, each two
 * neighbouring characters are one. Of a very long text the beginning.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  const folded = fold(text.slice(0, LONGEST_TEXT))
  for (const [run] of folded.matchAll(WORD)) {
    for (const [part] of run.matchAll(UNSPACED)) for (const pair of pairs([...part])) words.add(pair)
    for (const part of run.split(UNSPACED)) if (part) words.add([...part].slice(0, LONGEST_WORD).join(''))
    if (words.size >= MOST_WORDS) break
  }
  return [...words]
}

/** What is looked for: the words of a question, the first of them if there are very many. */
export const termsOf = (question: string): string[] => wordsOf(question).slice(0, MOST_TERMS)

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[ßæœøđðþłħı]/g, letter => plain[letter] as string)

const pairs = (characters: string[]): string[] =>
  characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
