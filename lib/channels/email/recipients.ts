/** To whom a mail was, as far as its header says. */
export type Addressed = { from: string[]; replyTo?: string[]; to: string[]; cc: string[] }
export type Recipients = { to: string[]; cc: string[]; bcc: string[] }

/**
 * Whom an answer to all goes to: who wrote the answered mail, and everybody else whom it was sent to; never oneself, never
 * anybody who was not on it (E6, E7). Each once, as they were written there.
 */
export function replyToAll(answered: Addressed, own: string[]): Recipients {
  const mine = new Set(own.map(plain))
  const seen = new Set<string>()
  const take = (addresses: string[]) =>
    addresses.filter(address => {
      const key = address.trim().toLowerCase()
      if (!key.includes('@') || mine.has(plain(address)) || seen.has(key)) return false
      seen.add(key)
      return true
    })
  const writers = take(answered.replyTo?.length ? answered.replyTo : answered.from)
  const others = take([...(answered.replyTo?.length ? answered.from : []), ...answered.to, ...answered.cc])
  return writers.length
    ? { to: writers, cc: others, bcc: [] }
    : { to: others.slice(0, 1), cc: others.slice(1), bcc: [] }
}

/** Without what is after a plus: `help+12@acme.com` is `help@acme.com`. */
const plain = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@')

/** What whoever writes has chosen; for what they have not said anything of, the answer to all. */
export function chosen(
  said: { to_emails?: unknown; cc_emails?: unknown; bcc_emails?: unknown },
  usual: Recipients,
): Recipients {
  const to = list(said.to_emails)
  const cc = list(said.cc_emails)
  return {
    to: to?.length ? to : usual.to,
    cc: (cc ?? (to?.length ? [] : usual.cc)).filter(one => !(to?.length ? to : usual.to).includes(one)),
    bcc: list(said.bcc_emails) ?? [],
  }
}

const list = (given: unknown): string[] | undefined =>
  Array.isArray(given) ? given.filter((one): one is string => typeof one === 'string') : undefined
