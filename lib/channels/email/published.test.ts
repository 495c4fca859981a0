import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bounceOf } from './bounce.ts'
import { safeHtml } from './html.ts'
import { readMail } from './mail.ts'
import { partsOf } from './reply.ts'

// Mails that others have published, with what others make of them (reliability figures 12 to 15).
const fixtures = join(process.cwd(), '../shared/fixtures')
const file = (name: string) => join(fixtures, name)
const text = (name: string) => readFileSync(file(name), 'utf8')
const json = <T>(name: string) => JSON.parse(text(name)) as T
const say = (line: string) => process.stdout.write(`${line}\n`)

type Manifest = { file: string; expected: string | null }[]
type Labels = { file: string; expect: { hard: boolean }[] }[]
type Header = { name: string | object; value: { Text?: string; Address?: { List?: { address: string | null }[] } } }
type Parsed = { parts: { headers: Header[] }[]; attachments: number[] }

describe.runIf(existsSync(fixtures))('published mails', () => {
  it('are read in two seconds at most, nearly all without a character that stands for another (12, 13)', async () => {
    const all = [
      ...json<Manifest>('email/MANIFEST.json').map(one => one.file),
      ...json<Labels>('email-bounces/LABELS.json').map(one => one.file),
    ]
    let slowest = 0
    let clean = 0
    for (const name of all) {
      const raw = readFileSync(file(name))
      const began = performance.now()
      const mail = await readMail(raw)
      slowest = Math.max(slowest, performance.now() - began)
      expect(
        mail.text || mail.html || mail.files.length || mail.trouble || mail.subject || !raw.length,
        name,
      ).toBeTruthy()
      if (!`${mail.subject}${mail.text}${mail.html}`.includes('\ufffd')) clean++
    }
    say(`${all.length} mails read, the slowest in ${slowest.toFixed(0)} ms; ${clean} without U+FFFD`)
    expect(clean / all.length).toBeGreaterThanOrEqual(218 / 224)
  })

  it('lose nearly none of their words when their HTML is made safe (20)', async () => {
    const words = (html: string) =>
      html
        .replace(/<!--[\s\S]*?-->|<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
        .replace(/<[a-z!/][^>]*>/gi, ' ')
        .replace(/(?:[\p{L}\p{N}]*&(?:#\d+|#x[\da-f]+|\w+);)+[\p{L}\p{N}]*/giu, ' ') // letters by name are made plain
        .match(/[\p{L}\p{N}]{2,}/gu) ?? []
    let [kept, all] = [0, 0]
    const poor: string[] = []
    for (const { file: name } of json<Manifest>('email/MANIFEST.json')) {
      const { html } = await readMail(readFileSync(file(name)))
      const said = words(html ?? '')
      const there = new Set(words(safeHtml(html ?? '')))
      const found = said.filter(word => there.has(word)).length
      all += said.length
      kept += found
      if (found < 0.95 * said.length) poor.push(`${name}: ${found} of ${said.length}`)
    }
    say(`${kept} of ${all} words of HTML kept; ${poor.join(', ') || 'in no mail less than 95 %'}`)
    expect(kept / all).toBeGreaterThanOrEqual(0.95)
  })

  it('say what Stalwart’s parser finds in them: subject, sender, number of files (13)', async () => {
    const known = json<Manifest>('email/MANIFEST.json').filter(one => one.expected?.endsWith('.stalwart.json'))
    const right = { subject: 0, from: 0, files: 0 }
    for (const one of known) {
      const { parts, attachments } = json<Parsed>(one.expected as string)
      const mail = await readMail(readFileSync(file(one.file)))
      const header = (name: string) => parts[0]?.headers.findLast(field => field.name === name)?.value
      if ((header('subject')?.Text ?? null) === mail.subject) right.subject++
      const from = header('from')?.Address?.List?.[0]?.address?.toLowerCase() ?? null
      if (from === (mail.from?.address.toLowerCase() ?? null)) right.from++
      if (attachments.length === mail.files.length) right.files++
    }
    say(`of ${known.length} as Stalwart reads them: ${JSON.stringify(right)}`)
    expect(right.subject / known.length).toBeGreaterThanOrEqual(23 / 24)
  })

  it('fold what is quoted and signed where their readers would (14)', () => {
    const folder = 'email-reply/trimmer'
    const plain = (given: string) => given.replace(/[^\S\n]+$/gm, '').trim()
    const names = readdirSync(file(`${folder}/email`))
    const wanted = (name: string) =>
      existsSync(file(`${folder}/trimmed/${name}`)) ? text(`${folder}/trimmed/${name}`) : ''
    const wrong = names.filter(name => plain(partsOf(text(`${folder}/email/${name}`)).reply) !== plain(wanted(name)))
    say(`${names.length - wrong.length} of ${names.length} visible replies right; not ${wrong.join(', ')}`)
    expect(1 - wrong.length / names.length).toBeGreaterThanOrEqual(54 / 64)
  })

  it('that came back say whether the address can ever be reached (15)', async () => {
    const labels = json<Labels>('email-bounces/LABELS.json')
    const wrong: string[] = []
    for (const { file: name, expect: wanted } of labels) {
      const bounce = await readMail(readFileSync(file(name))).then(bounceOf)
      if ((bounce?.hard ?? false) !== wanted[0]?.hard) wrong.push(name.split('/').at(-1) as string)
    }
    say(`${labels.length - wrong.length} of ${labels.length} bounces hard or soft as labelled; not ${wrong.join(', ')}`)
    expect(1 - wrong.length / labels.length).toBeGreaterThanOrEqual(130 / 146)
  })
})
