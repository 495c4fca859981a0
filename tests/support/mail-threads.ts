/** A mail as its receivers have it: by whatever id it goes once servers on its way have had their say. */
export type Mailed = { id: string; references: string[]; subject: string; from: string }
export type Thread = {
  n: number
  /** Who has written first. */
  begun: 'customer' | 'agent'
  customer: string
  subject: string
  /** What becomes of the ids of ours: `told` by the server's answer, as Amazon's does, or nobody knows. */
  renamed: 'never' | 'told' | 'silently'
  /** Who answers, with which program, one after the other. */
  answers: { program: Program; by: 'customer' | 'colleague'; prefix: string; anotherSubject: boolean }[]
}

/** Numbers from 0 to 1, the same from the same seed. */
export function dice(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** How mail programs say what they answer, as headers. `before` is an id of the thread that no server here has seen. */
const programs = {
  Gmail: (to: Mailed) => ({ 'In-Reply-To': `<${to.id}>`, References: chain(to).join(' ') }),
  'Apple Mail, folded': (to: Mailed) => ({ References: chain(to).join('\r\n\t'), 'In-Reply-To': ` <${to.id}>` }),
  'Outlook, with a thread of its own': (to: Mailed) => ({
    'Thread-Topic': to.subject,
    'Thread-Index': 'AQHT8MGsDJq0pNzN8kqm6l56g9iVCqQ5ode4',
    References: chain(to).slice(-1).join(' '),
    'In-Reply-To': `<${to.id}>`,
  }),
  'Outlook, without the chain': (to: Mailed) => ({ 'In-Reply-To': `<${to.id}>` }),
  'an old one, with the chain alone': (to: Mailed) => ({ References: chain(to).join('\n ') }),
  'one that tells what it answers': (to: Mailed) => ({
    'In-Reply-To': `Message from ${to.from} of "Tue, 24 Nov 2026 10:00:00 +0100." <${to.id}>`,
  }),
  'one behind a forward': (to: Mailed, unknown: string) => ({
    'In-Reply-To': `<${unknown}>`,
    References: [...chain(to), `<${unknown}>`].join(' '),
  }),
  'a form without ids': () => ({}),
} satisfies Record<string, (to: Mailed, unknown: string) => Record<string, string>>
export type Program = keyof typeof programs

const chain = ({ references, id }: Mailed) => [...references, id].map(one => `<${one}>`)
const PREFIXES = ['Re: ', 'RE: ', 'AW: ', 'Antw: ', 'SV: ', 'RES: ', '回复：', 'Re[2]: ', '[EXTERNAL] Re: ', 'Re: RE: ']
const SUBJECTS = [
  'Order',
  'Bestellung',
  'Meine Rechnung für',
  'Pedido nº',
  '注文',
  'طلب',
  'Invoice (copy) –',
  'Re-order of',
]

/** Threads as customers and agents begin them. Some customers have two with the same subject. */
export function threads(seed: number, many: number): Thread[] {
  const throws = dice(seed)
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(throws() * all.length)] as T
  const twice = Array.from({ length: many + 1 }, (_, n) => n > 0 && throws() < 0.1)
  const made: Thread[] = []
  for (let n = 0; n < many; n++) {
    const before = twice[n] ? made.at(-1) : undefined
    const renamed = oneOf(['never', 'never', 'told', 'silently'] as const)
    made.push({
      n,
      begun: throws() < 0.4 ? 'agent' : 'customer',
      customer: before?.customer ?? `zoe${n}@customer.test`,
      subject: before?.subject ?? `${oneOf(SUBJECTS)} ${1000 + n}`,
      renamed,
      answers: Array.from({ length: 1 + Math.floor(throws() * 2) }, () =>
        answer(throws, oneOf, renamed, Boolean(before || twice[n + 1])),
      ),
    })
  }
  return made
}

/** What says nothing of its thread at all belongs nowhere, and is not asked for. */
function answer(
  throws: () => number,
  oneOf: <T>(all: readonly T[]) => T,
  renamed: Thread['renamed'],
  again: boolean,
): Thread['answers'][number] {
  const program = oneOf(Object.keys(programs) as Program[])
  const bare = program === 'a form without ids'
  const unknown = bare || (renamed === 'silently' && !CHAINED.includes(program))
  return {
    program: again && unknown ? 'Gmail' : program,
    by: !unknown && throws() < 0.25 ? 'colleague' : 'customer',
    prefix: oneOf(PREFIXES),
    anotherSubject: !unknown && throws() < 0.15,
  }
}
const CHAINED: Program[] = ['Gmail', 'Apple Mail, folded', 'an old one, with the chain alone', 'one behind a forward']

/** The answer to `to`, raw. */
export function answerTo(to: Mailed, { n, customer, answers }: Thread, round: number, id: string, box: string): Buffer {
  const one = answers[round] as Thread['answers'][number]
  const bare = to.subject.replace(/^(?:re|aw): /i, '')
  return mail(
    {
      From: one.by === 'customer' ? `Zoe <${customer}>` : `"Colleague, A" <colleague${n}@customer.test>`,
      To: `Shop <${box}>`,
      Subject: one.anotherSubject ? `Something else ${n}` : `${one.prefix}${bare}`,
      'Message-ID': `<${id}>`,
      ...programs[one.program](to, `forwarded-${id}`),
    },
    `Answer ${round} of ${n}`,
  )
}

/** As it goes over the wire: what is not ASCII is encoded. */
export function mail(fields: Record<string, string>, body: string): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${encoded(name, value)}`)
  return Buffer.from([...lines, '', body].join('\r\n'))
}
const encoded = (name: string, value: string) =>
  name === 'Subject' && /\P{ASCII}/u.test(value) ? `=?utf-8?B?${Buffer.from(value).toString('base64')}?=` : value
