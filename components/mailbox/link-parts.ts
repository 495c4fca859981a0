/** Plain text cut into words and web links, each with its place. */
export function linkParts(text: string): { at: number; text: string; href?: string }[] {
  const parts: { at: number; text: string; href?: string }[] = []
  let end = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}]/g)) {
    if (match.index > end) parts.push({ at: end, text: text.slice(end, match.index) })
    parts.push({ at: match.index, text: match[0], href: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end) })
  return parts
}
