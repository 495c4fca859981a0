/** Without case, accents and the marks that Arabic may leave out: what people type is compared so. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLocaleLowerCase()
}

/**
 * How well a name fits what was typed, from 0 to 1; 0 is not at all. Each word must be found: at the beginning of the
 * name, of one of its words, within one, or else as its letters in order, the closer together the better.
 */
export function closeness(name: string, typed: string): number {
  const within = plain(name)
  const words = plain(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return 1
  const fits = words.map(word => fitOfWord(within, word))
  if (fits.includes(0)) return 0
  return fits.reduce((sum, one) => sum + one, 0) / fits.length - Math.min(0.05, within.length / 2000)
}

function fitOfWord(name: string, word: string): number {
  const at = name.indexOf(word)
  if (at === 0) return 1
  if (at > 0) return begins(name, at) || begins(name, name.indexOf(` ${word}`) + 1) ? 0.9 : 0.7
  return word.length > 1 ? scattered(name, word) : 0
}

const begins = (name: string, at: number) => at > 0 && /[^\p{L}\p{N}]/u.test(name[at - 1] ?? '')

/** Letters in order from the beginning of a word on, first of all those that begin words: `gi` finds "Go to inbox". */
function scattered(name: string, word: string): number {
  let from = 0
  let score = 0
  for (const letter of word) {
    const next = nextWordWith(name, letter, from)
    const at = next >= 0 ? next : name.indexOf(letter, from)
    if (at < 0 || (score === 0 && next < 0)) return 0
    score += next >= 0 ? 1 : at === from ? 0.8 : 0.2
    from = at + 1
  }
  const share = score / word.length
  return share < 0.3 ? 0 : share * 0.6
}

function nextWordWith(name: string, letter: string, from: number): number {
  for (let at = name.indexOf(letter, from); at >= 0; at = name.indexOf(letter, at + 1)) {
    if (at === 0 || begins(name, at)) return at
  }
  return -1
}
