/** Why a message did not arrive, as the catalogues explain it under `reasons`; each with what can be done. */
export type Reason =
  | 'token'
  | 'permission'
  | 'rate'
  | 'spam'
  | 'pair'
  | 'policy'
  | 'country'
  | 'temporary'
  | 'parameter'
  | 'experiment'
  | 'self'
  | 'undeliverable'
  | 'testNumber'
  | 'displayName'
  | 'payment'
  | 'registration'
  | 'window'
  | 'ecosystem'
  | 'stopped'
  | 'kind'
  | 'media'
  | 'templateParameters'
  | 'templateMissing'
  | 'templateLong'
  | 'templatePolicy'
  | 'templatePaused'
  | 'templateDisabled'
  | 'flow'
  | 'noAddress'
  | 'noDomain'
  | 'mailboxOff'
  | 'mailboxFull'
  | 'mailLarge'
  | 'mailRefused'
  | 'senderRefused'
  | 'mailLater'
  | 'signIn'
  | 'contactWithoutAddress'
  | 'inboxGone'
  | 'inDoubt'

/** Codes of the WhatsApp Cloud API, by what they mean to an agent. Meta documents them under “Error codes”. */
const whatsapp: [Reason, ...number[]][] = [
  ['token', 190],
  ['permission', 3, 10, 131005],
  ['rate', 4, 80007, 130429],
  ['spam', 131048],
  ['pair', 131056],
  ['policy', 368, 131031],
  ['country', 130497],
  ['temporary', 1, 2, 131000, 131016, 131057, 133004, 135000],
  ['parameter', 33, 100, 131008, 131009],
  ['experiment', 130472],
  ['self', 131021],
  ['undeliverable', 131026],
  ['testNumber', 131030],
  ['displayName', 131037],
  ['payment', 131042],
  ['registration', 131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016],
  ['window', 131047],
  ['ecosystem', 131049],
  ['stopped', 131050],
  ['kind', 131051],
  ['media', 131052, 131053],
  ['templateParameters', 132000, 132012, 132018],
  ['templateMissing', 132001],
  ['templateLong', 132005],
  ['templatePolicy', 132007],
  ['templatePaused', 132015],
  ['templateDisabled', 132016],
  ['flow', 132068, 132069],
]
const byCode = new Map(whatsapp.flatMap(([reason, ...codes]) => codes.map(code => [code, reason] as const)))

/** Enhanced status codes of mail servers (RFC 3463), the first that fits. */
const mail: [RegExp, Reason][] = [
  [/^5\.1\.(?:[0136]|10)$/, 'noAddress'],
  [/^5\.1\.2$|^5\.4\.[34]$/, 'noDomain'],
  [/^5\.1\.[78]$/, 'senderRefused'],
  [/^5\.2\.1$/, 'mailboxOff'],
  [/^[45]\.2\.2$/, 'mailboxFull'],
  [/^5\.(?:2\.3|3\.4)$/, 'mailLarge'],
  [/^5\.7\.8$/, 'signIn'],
  [/^5\.(?:7|6)\.\d+$/, 'mailRefused'],
  [/^4\.\d+\.\d+$/, 'mailLater'],
]

/** What we say ourselves, and what servers say without a code. */
const spoken: [RegExp, Reason][] = [
  [/^The contact has no e-mail address/, 'contactWithoutAddress'],
  [/^The inbox is not there any more/, 'inboxGone'],
  [/^The connection broke before the answer|has not said under which id/, 'inDoubt'],
  [/^Template not found/, 'templateMissing'],
  [/\b535\b|invalid login|authentication (?:failed|unsuccessful)/i, 'signIn'],
  [/mailbox (?:is )?full|over ?quota/i, 'mailboxFull'],
  [/(?:user|recipient|mailbox|address)[^.]{0,40}(?:unknown|not found|does not exist|no such)/i, 'noAddress'],
  [/\b552\b|too large|size limit/i, 'mailLarge'],
  [/\b55[04]\b.{0,80}(?:spam|blocked|policy|SPF|DKIM|DMARC)/i, 'mailRefused'],
]

export type Failure = {
  /** Null for what nobody has explained: then only their own words are shown. */
  reason: Reason | null
  /** The provider's code, to look it up or to tell them. */
  code: string | null
  /** In the provider's own words. */
  said: string
}

/** What is behind a message's `external_error`: `131047: Re-engagement message`, `5.1.1: No such user`, or words alone. */
export function failureOf(externalError: string): Failure {
  const said = externalError.trim()
  const code = /^(\d{1,6})\s*:/.exec(said)?.[1] ?? null
  const known =
    code === null ? undefined : code === '0' || isPermission(code) ? authentication(code) : byCode.get(+code)
  if (code !== null) return { reason: known ?? wordsOf(said), code, said }
  const status = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(said)?.[1] ?? null
  const reason = (status && mail.find(([fits]) => fits.test(status))?.[1]) || wordsOf(said)
  return { reason, code: status, said }
}

const isPermission = (code: string) => +code >= 200 && +code <= 299
const authentication = (code: string): Reason => (code === '0' ? 'token' : 'permission')
const wordsOf = (said: string) => spoken.find(([fits]) => fits.test(said))?.[1] ?? null

/** What can be sent once more with a chance that it arrives, without anything being changed before. */
export const worthRetrying = ({ reason }: Failure): boolean =>
  reason === null || !['undeliverable', 'window', 'self', 'stopped', 'noAddress', 'noDomain', 'kind'].includes(reason)
