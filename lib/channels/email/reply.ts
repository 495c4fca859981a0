/** The text of a mail, with what its sender wrote apart from what they quoted or signed. Nothing is lost. */
export type Parts = { reply: string; quoted: string }

const LONGEST = 200_000 // beyond this nobody reads on, and nothing is folded

/**
 * Parts the visible reply from quotes and signatures (E9: folded, never removed). Where nothing would be visible, all is.
 */
export function partsOf(text: string): Parts {
  const whole = text.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ')
  if (whole.length > LONGEST) return { reply: whole.trim(), quoted: '' }
  const lines = whole.split('\n')
  const { kept, rest } = split(lines)
  const reply = tidy(kept)
  return reply ? { reply, quoted: rest.join('\n').trim() } : { reply: whole.trim(), quoted: '' }
}

type Split = { kept: string[]; rest: string[] }

function split(lines: string[]): Split {
  const kinds = classify(lines)
  const first = kinds.findIndex(kind => kind === 'attribution' || kind === 'header' || kind === 'marker')
  const saysBefore = (end: number) => lines.slice(0, end).some((line, at) => line.trim() && kinds[at] === 'text')
  const cut = (end: number) => signed(lines.slice(0, end), kinds.slice(0, end), lines.slice(end))
  if (first !== -1 && saysBefore(first)) return goesOn(lines, kinds, first) ?? cut(quotedFrom(lines, kinds, first))
  if (first !== -1 && kinds[first] !== 'attribution') return { kept: lines, rest: [] } // forwarded: it is the message
  if (first !== -1) return afterQuote(lines, kinds, first)
  const quote = trailingQuote(lines, kinds)
  return cut(quote)
}

/** Where the quote begins that these headers stand in; `at` itself where they are not quoted. */
function quotedFrom(lines: string[], kinds: Kind[], at: number): number {
  let start = at
  while (/^\s*>/.test(lines[at] as string) && kinds[start - 1] === 'quote') start--
  return start
}

/** Who answers below the quote: what follows it is the reply; who writes between quotes keeps them. */
function afterQuote(lines: string[], kinds: Kind[], at: number): Split {
  let start = at
  while (kinds[start] === 'attribution') start++
  while (start < lines.length && !lines[start]?.trim()) start++
  if (kinds[start] !== 'quote') return { kept: lines.slice(start), rest: lines.slice(0, start) }
  let end = start
  while (end < lines.length && (kinds[end] === 'quote' || !lines[end]?.trim())) end++
  const below = lines.slice(end)
  if (kinds.slice(end).includes('quote')) return { kept: lines.slice(start), rest: lines.slice(0, start) }
  const { kept, rest } = signed(below, kinds.slice(end), [])
  return { kept, rest: [...lines.slice(0, end), ...rest] }
}

/**
 * Who writes above the quote and again below it answers what stands between: only who wrote that, and when, is folded. A single
 * paragraph below is how they sign.
 */
function goesOn(lines: string[], kinds: Kind[], at: number): Split | undefined {
  let start = at
  while (kinds[start] === 'attribution') start++
  const quote = start + kinds.slice(start).findIndex(kind => kind !== 'empty')
  if (kinds[at] !== 'attribution' || kinds[quote] !== 'quote') return undefined
  const end = endOf(kinds, quote)
  const begins = (n: number) => kinds[n] === 'text' && kinds[n - 1] !== 'text' && !isWrapped(lines, kinds, n)
  if (kinds.filter((_, n) => n > quote && n < end && begins(n)).length < 2) return undefined
  const without = <T>(all: T[]) => [...all.slice(0, at), ...all.slice(start)]
  const written = signed(without(lines), without(kinds), [])
  const last = trailingQuote(written.kept, without(kinds).slice(0, written.kept.length))
  return {
    kept: written.kept.slice(0, last),
    rest: [...lines.slice(at, start), ...written.kept.slice(last), ...written.rest],
  }
}

/** A line that a program broke: it goes on with the quote above it, and the quote goes on below. */
const isWrapped = (lines: string[], kinds: Kind[], at: number): boolean =>
  kinds[at - 1] === 'quote' && /[^\s>]/.test(lines[at - 1] as string) && kinds[at + 1] === 'quote'

/** Where a signature begins, or a mail that is quoted whole; the length where none does. */
function endOf(kinds: Kind[], from: number): number {
  const found = kinds.findIndex((kind, n) => n >= from && ['signature', 'marker', 'header'].includes(kind))
  return found === -1 ? kinds.length : found
}

/** Where the quote begins with which it ends; the length when it ends with something else. */
function trailingQuote(lines: string[], kinds: Kind[]): number {
  let end = lines.length
  while (end > 0 && (kinds[end - 1] === 'quote' || kinds[end - 1] === 'signature' || !lines[end - 1]?.trim())) end--
  const after = kinds.slice(end)
  return after.includes('quote') ? end : lines.length
}

/** Takes the signature off the end of `lines`, and gives it to the rest. */
function signed(lines: string[], kinds: Kind[], rest: string[]): Split {
  const first = lines.findIndex(line => line.trim())
  const last = kinds.findLastIndex(kind => kind !== 'signature' && kind !== 'empty')
  const counts = (at: number) => kinds[at] !== 'empty' && kinds[at] !== 'signature'
  let below = lines.filter((_, at) => counts(at)).length
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    if (counts(at)) below--
    if (kinds[at] !== 'signature' || first === -1 || first >= at) continue
    // A delimiter ends the message; a phone's line only when hardly anything follows.
    const most = /^\s*--\s*$|^\s*—\s*$/.test(line) ? 12 : 3
    if (at > last || below <= most) return { kept: lines.slice(0, at), rest: [...lines.slice(at), ...rest] }
  }
  return { kept: lines, rest }
}

const SPACER = /^[\s\u1427]*(?:[-_*=~#+\u2014\u2013]{2,}\s*|\u1427)?$/

/** Without empty lines and lines of dashes at its ends. */
function tidy(lines: string[]): string {
  let [start, end] = [0, lines.length]
  while (start < end && !lines[start]?.trim()) start++
  while (end > start && SPACER.test(lines[end - 1] as string)) end--
  const inFence = lines.slice(start, end).filter(line => /^\s*```/.test(line)).length % 2 === 1
  return (inFence ? lines.slice(start) : lines.slice(start, end)).join('\n').trimEnd()
}

type Kind = 'text' | 'empty' | 'quote' | 'attribution' | 'header' | 'marker' | 'signature'

function classify(lines: string[]): Kind[] {
  const kinds: Kind[] = lines.map(kindOf)
  fences(lines, kinds)
  for (let at = 0; at < lines.length; at++) {
    if (kinds[at] !== 'text' && kinds[at] !== 'quote') continue
    const length = attributionAt(lines, at)
    for (let n = 0; n < length; n++) kinds[at + n] = 'attribution'
    if (length) at += length - 1
    else if (headersAt(lines, at)) kinds[at] = 'header'
  }
  return kinds
}

function fences(lines: string[], kinds: Kind[]): void {
  let open = false
  lines.forEach((line, at) => {
    const fence = /^\s*```/.test(line)
    if ((open || fence) && line.trim()) kinds[at] = 'text'
    if (fence) open = !open
  })
}

function kindOf(line: string): Kind {
  if (!line.trim()) return 'empty'
  if (/^\s{0,3}>/.test(line) || /^[A-Za-z]{1,10}> ?/.test(line) || /^\|(?: |$)/.test(line)) return 'quote'
  if (MARKER.test(line)) return 'marker'
  if (/^\s*--\s*$|^\s*—\s*$|^\s*_{5,}\s*$/.test(line) || PHONE.test(line)) return 'signature'
  return 'text'
}

/** `-----Original Message-----` and the like, in the languages that mail programs speak. */
const MARKER =
  /^[\s>*]*(?:Begin forwarded message:|Début du message référ[ée].*:|Anfang der weitergeleiteten Nachricht:|Inizio messaggio inoltrato:|Inicio del mensaje reenviado:)\s*$|^[\s>*]*[-_=]{2,}[\s*]*(?:Forwarded message|Forwarded by .{1,80}|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|Mensagem encaminhada|Messaggio inoltrato|Doorgestuurd bericht|Original Message|Original Email|Reply message|Reply Above This Line|Ursprüngliche Nachricht|Original-Nachricht|Mensaje original|Mensagem original|Message d'origine|Message original|Messaggio originale|Oorspronkelijk bericht|Oprindelig meddelelse|Oprinnelig melding|Ursprungligt meddelande|Opprinnelig melding|Пересылаемое сообщение|Исходное сообщение|Wiadomość oryginalna|Orijinal Mesaj|原始邮件|原始郵件|الرسالة الأصلية)[\s*]*[-_=]{2,}[\s*]*$/iu

const PHONE =
  /^\s*[[*_]*(?:Sent (?:from|via|with) |Get \[?Outlook for |Sendt fra |Skickat från |Skickades från |Envoyé (?:de|depuis|à partir) |Enviado (?:desde|do|de|via) |Gesendet (?:von|mit) |Von meinem .{1,30} gesendet|Inviato da|Verzonden (?:vanaf|met|via) |Verstuurd vanaf |Wysłan[eo] z |Отправлено (?:с|из) |Надіслано з |Lähetetty |发自我的|從我的 |iPhoneから送信|أرسلت من |تم الإرسال من |Diese Nachricht wurde von ).{0,120}$|^\s*[<([]{1,2}sent (?:from|by|via) [^<>()]{1,40}[>)\]]{1,2}\s*$|^\s*從我的 .{1,20} 傳送$/iu

const WROTE =
  'wrote|writes|said|schrieb|schreef|geschreven|a écrit|ha scritto|scrisse|escribió|escribio|escreveu|skrev|napisał|napisała|napisał\\(a\\)|написал|написала|писал|написав|пише|写道|寫道|kirjoitti|napsal|napsal\\(a\\)|yazdı|scris|írta|έγραψε|كتب|作成'
const DATED = String.raw`(?:\d{1,4}[\/.-]\d{1,2}[\/.-]\d{1,4}|\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}\.? ?\p{L}{3,})`
/** How what says who wrote ends, but for `ENDING`. */
const ENDED = new RegExp(String.raw`(?:^|[\s>)"'*;\-,:])(?:${WROTE})(?:[\s\S]{0,60}?\d{1,2}:\d{2}(?: Uhr)?)?$`, 'iu')
const ENDING = ' \t*-'

/** Whether it says at its end that somebody wrote. In steps that grow with the length alone, whatever is in it. */
function endsInWrote(text: string): boolean {
  const bare = without(ENDING, text)
  return ENDED.test(without(ENDING, /[:：]$/.test(bare) ? bare.slice(0, -1) : bare))
}

/** Without these at the end. */
function without(characters: string, text: string): string {
  let end = text.length
  while (end && characters.includes(text[end - 1] as string)) end--
  return text.slice(0, end)
}

/** Languages that name the writer after the verb: `Am 3.2. schrieb Some One <a@b.c>:` */
const ENDED_BY_NAME = new RegExp(String.raw`\s(?:${WROTE}|heeft)\s.{1,200}[:：]\s*$`, 'iu')
const DATE = new RegExp(DATED, 'iu')
const OPENED =
  /^[\s>*_-]*(?:On|At|El|Em|Le|Am|Il|Op|Den|På|Dnia|W dniu|Dana|Pada|Ha|Vào|Kl|Tar|În|在|于|في|В|\d{1,4}[\s./-]|\p{L}{2,12},? \d{1,2}|----)/iu

/** How many lines from here on say who wrote what follows, and when; 0 when they do not. */
function attributionAt(lines: string[], at: number): number {
  const quoted = /^\s*>/.test(lines[at] as string)
  let joined = ''
  for (let length = 1; length <= 6 && at + length <= lines.length; length++) {
    const line = (lines[at + length - 1] as string).trim()
    if (!line && length === 1) return 0
    joined = `${joined} ${quoted && length > 1 ? line : line.replace(/^> ?(?=\S)/, '')}`.replace(/\s+/g, ' ').trim()
    if (joined.length > 400) return 0
    const opened = OPENED.test(joined)
    if (opened && DATE.test(joined) && (endsInWrote(joined) || ENDED_BY_NAME.test(joined))) return length
    if (
      length === 1 &&
      /^.{0,60}\d{4}[-/.]\d{1,2}[-/.]\d{1,2},? \d{1,2}:\d{2}\s+(?:GMT|UTC)[+-]\d{1,2}:?\d{2}\b.{0,200}$/u.test(
        joined,
      ) &&
      /^\d/.test(joined)
    ) {
      const next = (lines[at + 1] ?? '').trim()
      return /^<?\S+@\S+>:?$/.test(next) ? 2 : 1
    }
    if (length <= 2 && /^\d{4}[/-]\d{1,2}[/-]\d{1,2} .{0,200}<[^<>\s]+@[^<>\s]+>:?$/u.test(joined)) return length
    // `Some One <a@b.c> wrote:`, without a date
    if (length <= 3 && /^[^:]{0,120}<[^<>]{3,120}@[^<>]{3,120}>\s*/u.test(joined) && endsInWrote(joined)) return length
    if (!opened && !/<[^<>]{0,120}$|@/u.test(joined)) return 0
  }
  return 0
}

const NAMES: Record<string, RegExp> = {
  from: /^(?:From|Von|De|Da|Van|Fra|Från|Od|От|Від|Kimden|Lähettäjä|发件人|寄件者|差出人|من)$/iu,
  when: /^(?:Date|Sent|Sent at|Datum|Gesendet|Gesendet am|Envoyé|Enviado|Enviada em|Enviado el|Fecha|Data|Inviato|Verzonden|Dato|Sendt|Skickat|Wysłano|Дата|Отправлено|Надіслано|发送时间|日期|التاريخ)$/iu,
  to: /^(?:To|An|À|A|Para|Naar|Aan|Til|Till|Do|Кому|Reply-To|Antwort an|Répondre à|Responder a|Risposta|Cc|Kopie|收件人|إلى)$/iu,
  about: /^(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Emne|Ämne|Temat|Тема|主题|主旨|件名|الموضوع)$/iu,
}

/** Whether a block of headers begins here, as mail programs put before what they quote whole. */
function headersAt(lines: string[], at: number): boolean {
  const seen = new Set<string>()
  for (let n = at; n < Math.min(at + 8, lines.length); n++) {
    const line = (lines[n] as string).replace(/^[\s>*|]+/, '').slice(0, 200)
    const [, name] = /^([\p{L} -]{1,20}?)\s*\*?\s*[:：]\*?(?:\s|$)/u.exec(line) ?? []
    const kind = name && Object.keys(NAMES).find(one => NAMES[one]?.test(name.trim()))
    if (kind) seen.add(kind)
    else if (n === at) return false
    else if (!line.trim() && seen.size < 2 && n > at + 1) break
    else if (line.trim() && !/[<>@;]/.test(line) && seen.size < 2) break
  }
  return seen.size >= 3 || (seen.size >= 2 && seen.has('from') && (seen.has('about') || seen.has('when')))
}
