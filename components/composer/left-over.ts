/** What is still to be written once `sent` is on its way: what was typed behind it. A text that was changed stays whole. */
export function leftOver(now: string, sent: string): string {
  const words = now.trim()
  const done = sent.trim()
  return words.startsWith(done) ? words.slice(done.length).trim() : now
}
