import { idsOf, type Mail } from './mail.ts'

/** A report on a mail that somebody sent. */
export type Bounce = {
  /** `delayed` is still being tried. */
  action: 'failed' | 'delayed'
  /** The address can never be reached, as far as the report says; otherwise perhaps another time. */
  hard: boolean
  /** To whom it did not come. */
  recipient: string | null
  /** As the report says: `5.1.1`. */
  status: string | null
  /** For people, with the code in front where there is one. */
  reason: string
  /** What the mail was called that came back. */
  messageIds: string[]
}

const DAEMON =
  /^(?:mailer-?daemon|po+st_?master|mail\.delivery\.system|mail-?delivery|mailerdaemon|mdaemon|bounces?|mmdf|mail-?system|complaints?)(?:[@+.-]|$)/i
const SUBJECT =
  /undeliver|delivery (?:status|failure|report|problem|error|has failed|failed|notification)|returned mail|mail (?:delivery|system) |failure notice|could not (?:be delivered|send)|not delivered|delivery incomplete|rejected|non[- ]?delivery|message not sent|permanent.{0,12}fail|unzustellbar|zurückgeschickt|échec|non remis|no se pudo entregar|devuelto|devolvida|não entregue|mancata consegna|warning: (?:could not|message)|error sending your mail|transcript for details|blocked by our bulk|配信できません|エラー通知/i

const REPORT = /^(?:final-recipient|action|status)\s*:/im

/** Systems that report under such an address say so in the text, and bring the mail back. */
const NO_REPLY = /^no-?reply|^do-?not-?reply/i
const UNDELIVERED =
  /(?:could|can) ?not be (?:sent|delivered)|(?:has|was|were) not (?:been )?delivered|unable to deliver/i

/** So much of a text is searched: what a server has to say stands at the beginning. */
const READ = 20_000
/** So much of what came back with it. */
const READ_BACK = 200_000
const LONGEST_FIELD = 2000

/** The report that this mail is; null for every other mail. */
export function bounceOf(mail: Mail): Bounce | null {
  // Where the report is shown with the text it is read there.
  const report =
    textOf(mail, /^message\/(?:global-)?delivery-status$/) ||
    (mail.contentType === 'multipart/report' && REPORT.test(mail.text) ? mail.text.slice(0, READ_BACK) : '')
  if (!report && !isFromDaemon(mail)) return null
  const fields = recipientFields(report)
  const diagnostic = fields.get('diagnostic-code') ?? ''
  const prose = `${mail.subject ?? ''}\n${mail.text}`.slice(0, READ)
  const said = `${diagnostic}\n${prose}`
  const status = enhanced(fields.get('status')) ?? enhanced(diagnostic) ?? enhanced(prose)
  const action = fields.get('action')?.toLowerCase() ?? ''
  if (/^(?:delivered|relayed|expanded)/.test(action)) return null
  const delayed =
    action.startsWith('delayed') ||
    (!action && /warning: (?:could not|message)|will be retried|delayed for|still be(?:ing)? (?:re)?tried/i.test(prose))
  return {
    action: delayed ? 'delayed' : 'failed',
    hard: !delayed && isHard(diagnostic, prose, status),
    recipient: addressIn(fields.get('final-recipient') ?? fields.get('original-recipient') ?? '') ?? refusedIn(said),
    status,
    reason: reasonOf(diagnostic, prose, status),
    messageIds: originalIds(mail),
  }
}

function isFromDaemon(mail: Mail): boolean {
  const from = mail.from?.address ?? ''
  const returnPath = mail.headers.get('return-path')?.at(-1)
  const unreturnable = returnPath === '<>' || returnPath === ''
  const automatic = /^auto-(?:replied|generated)/i.test(mail.headers.get('auto-submitted')?.[0] ?? '')
  if (/^vacation|out of (?:the )?office|automatic reply/i.test(mail.subject ?? '')) return false
  if (mail.headers.has('x-failed-recipients')) return true
  if (!from && SUBJECT.test(mail.subject ?? '')) return true
  const returned = mail.files.some(file => file.type === 'message/rfc822')
  if (returned && NO_REPLY.test(from) && UNDELIVERED.test(mail.text.slice(0, READ))) return true
  if (DAEMON.test(from) && (returned || NOBODY.test(mail.text.slice(0, READ)))) return true
  return (
    (DAEMON.test(from) && (SUBJECT.test(mail.subject ?? '') || unreturnable || !from)) ||
    (unreturnable && !automatic && SUBJECT.test(mail.subject ?? ''))
  )
}

/** The first group of the report that speaks of a recipient, and of one that failed where there is one. */
function recipientFields(report: string): Map<string, string> {
  const groups = report
    .replace(/\r/g, '')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(
      group =>
        new Map(
          [...group.matchAll(/^([\w-]+)\s*:\s*(.*)$/gm)].map(([, name = '', value = '']) => [
            name.toLowerCase(),
            value.trim().slice(0, LONGEST_FIELD),
          ]),
        ),
    )
    .filter(fields => fields.has('action') || fields.has('status') || fields.has('final-recipient'))
  return groups.find(fields => /^failed/i.test(fields.get('action') ?? '')) ?? groups[0] ?? new Map()
}

const enhanced = (text: string | undefined): string | null =>
  /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text ?? '')?.[1] ?? null

const addressIn = (text: string): string | null => /([^\s<>;:"]+@[^\s<>;:"]+)/.exec(text)?.[1] ?? null
const refusedIn = (text: string): string | null => /<([^\s<>@]+@[^\s<>]+)>/.exec(text)?.[1] ?? null

/** What says that nobody has the address, however it is put. */
const NOBODY =
  /user.{0,12}(?:unknown|not (?:found|exist|known|listed)|doesn'?t exist|does not exist)|unknown (?:or illegal )?(?:user|recipient|address|local|mailbox|alias|account)|no such (?:user|recipient|mailbox|address|person|account|local|domain|host)|(?:recipient|address|mailbox|account|email|e-mail)(?:\s\S{1,80})?.{0,30}(?:(?:does|do|did) ?(?:not|n'?t) exist|not exist|unknown|not found|not a valid|not known|invalid|no longer (?:exist|valid)|has been (?:deleted|removed))|invalid (?:recipient|mailbox|user|address)|(?:isn'?t|is not|not) (?:a (?:valid|known)|known|listed|found)|no mailbox (?:here )?by that name|not our customer|nobody by that name|couldn'?t be found|could not be found|wasn'?t found|address (?:rejected|error)|host (?:unknown|not found)|unrouteable|bad destination (?:mailbox|host)|domain (?:not found|does not exist|unknown)|name or service not known|recipient(?:.{0,20})rejected: (?:user|recipient|unknown)|has moved to|mailbox not present|no valid recipients|not a (?:local )?(?:user|mailbox)|niet gevonden|宛先不明|unbekannt|unknown user|not listed in|check if (?:the )?address is correct|Sent <<< RCPT TO|存在しま|見つかりません|リストにありません/i

/** What says that they would have taken another mail, or another time. */
const NOT_NOW =
  /mailbox (?:is )?(?:full|exceeded|size)|over ?quota|quota (?:exceeded|has been)|exceed(?:ed|s)? (?:storage|quota|the|its|maximum|size)|insufficient (?:system )?storage|disk (?:quota|full)|spam|blocked|blacklist|block ?list|banned|reputation|\bRBL\b|DNSBL|SPF|DKIM|DMARC|policy|prohibited|content(?!-)|too (?:large|big|many|old)|message size|greylist|try again|temporar|timed? ?out|timeout|expired|could not be delivered for|virus|denied|not (?:allowed|permitted|authori[sz]ed)|authenticat|disabled|suspended|inactive|relay(?:ing)?|out of office|on vacation|configuration error|loop|rejected by|security(?! (?:suite|gateway|appliance))|reverse (?:dns|lookup)|PTR|syntax/i

/** What is never about the address, whatever else is said. */
const FULL =
  /mailbox (?:is )?(?:full|exceeded)|over ?quota|quota (?:exceeded|has been)|sender rejected|recipient preference|'[45]\.7\.\d/i

/**
 * Whoever has heard the mail, or was about to, has taken the address before: what they refuse is not the address. Unless the
 * code says that it is: who sends several commands at once shows their answers below the last.
 */
const AFTER_ADDRESS = /in reply to (?:end of )?DATA\b|^>>> DATA\s*\n<<< 55[0-24](?!.*(?:recipient|rcpt))/im

function isHard(diagnostic: string, prose: string, status: string | null): boolean {
  if (
    status?.startsWith('4') ||
    (!status?.startsWith('5.1.') && AFTER_ADDRESS.test(`${diagnostic}\n${prose}`)) ||
    FULL.test(diagnostic) ||
    /enough disk space|over quota/i.test(prose) ||
    (!diagnostic && FULL.test(prose))
  )
    return false
  for (const said of [diagnostic, prose]) {
    const nobody = NOBODY.exec(said)
    const other = NOT_NOW.exec(said)
    if (nobody && (!other || /^5\.1\.[012]/.test(status ?? '') || nobody.index <= other.index)) return true
    if (other && said === diagnostic) return false
  }
  return /^5\.1\.[0-36]$|^5\.2\.1$/.test(status ?? '') && !NOT_NOW.test(diagnostic)
}

function reasonOf(diagnostic: string, prose: string, status: string | null): string {
  const said = diagnostic
    .replace(/^\s*(?:smtp|x-[\w-]+|unknown)\s*;\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const line = prose.split('\n').find(one => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(one))
  const reason = said || line?.replace(/\s+/g, ' ').trim() || prose.split('\n', 1)[0] || 'The mail came back'
  return (status && !reason.includes(status) ? `${status}: ${reason}` : reason).slice(0, 500).toWellFormed()
}

/** The Message-IDs of what came back: of the returned mail or its header, and of what the report answers. */
function originalIds(mail: Mail): string[] {
  const returned = textOf(mail, /^(?:message\/rfc822|text\/rfc822-headers|message\/global(?:-headers)?)$/)
  const quoted = `${returned}\n${mail.text}`.slice(0, READ_BACK).replace(/\n[ \t]+/g, ' ')
  const named = [
    ...quoted.matchAll(/^[> \t]*(?:Message-ID|X-Original-Message-ID|References|In-Reply-To)\s*:\s*(.*)$/gim),
  ]
  return [...new Set([...named.flatMap(([, value = '']) => idsOf(value)), ...mail.inReplyTo, ...mail.references])]
}

const textOf = (mail: Mail, type: RegExp): string =>
  mail.files
    .filter(file => type.test(file.type))
    .map(file => file.content.subarray(0, 65_536).toString('utf8'))
    .join('\n\n')

/** Whether a machine wrote it: then no machine answers it (E4, RFC 3834). */
export function isAutomatic(mail: Mail): boolean {
  const said = (name: string) => mail.headers.get(name)?.[0]?.trim().toLowerCase() ?? ''
  const submitted = said('auto-submitted')
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:yes|true|1)/.test(said('x-autoreply')) ||
    /^(?:bulk|junk|list|auto_reply|auto-reply)/.test(said('precedence')) ||
    ['x-autorespond', 'x-auto-response-suppress', 'list-id', 'list-unsubscribe', 'feedback-id', 'x-loop'].some(name =>
      mail.headers.has(name),
    ) ||
    ['<>', ''].includes(mail.headers.get('return-path')?.at(-1)?.trim() ?? 'none') ||
    DAEMON.test(mail.from?.address ?? '') ||
    NO_REPLY.test(mail.from?.address ?? '') ||
    mail.contentType === 'multipart/report'
  )
}
