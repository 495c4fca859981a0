const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/

export const isAddress = (text: string): boolean => ADDRESS.test(text) && text.length <= 255

/** Addresses out of what was typed or pasted: parted by commas, semicolons, lines or blanks, with or without names. */
export function addressesIn(text: string): string[] {
  const named = [...text.matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map(found => found[1] as string)
  const rest = text.replace(/(?:"[^"]*"\s*|[^,;\n<>"]*)<[^<>]*>/g, ' ')
  return [...named, ...rest.split(/[\s,;]+/).filter(Boolean)]
}

/** With those that are new; an address is the same however it is written. */
export function withAddresses(known: string[], more: string[]): string[] {
  const seen = new Set(known.map(one => one.toLowerCase()))
  return [...known, ...more.filter(one => !seen.has(one.toLowerCase()) && seen.add(one.toLowerCase()))]
}
