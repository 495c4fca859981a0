import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { decrypt, encrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { startConsentDouble } from '#tests/support/consent-double.ts'
import { type EmailBox, makeEmailInbox } from '#tests/support/email.ts'
import { startMailboxDouble } from '#tests/support/mailbox-double.ts'
import { type EmailRow, findEmailInbox } from './inbox.ts'
import { accessTokenOf } from './oauth.ts'
import { poll } from './poll.ts'
import { type ProviderName, providerNames, providerOf } from './providers.ts'
import { sendMail } from './smtp.ts'
import { askTokens } from './tokens.ts'

const double = await startConsentDouble()
let lets = (token: string) => token.startsWith('access-')
const mailbox = await startMailboxDouble(({ user, token }) => user === 'help@acme.test' && lets(token))
withCharla({ env: double.env })
afterAll(() => Promise.all([double.close(), mailbox.close()]))
beforeEach(() => {
  lets = token => token.startsWith('access-')
  mailbox.shown.length = 0
  Object.assign(double.state, { asked: [], revoked: new Set(), lasts: 3600, down: false })
})

type Kept = { access_token: string; refresh_token: string; expires_on: string }

/** An inbox of which the provider has let us in, with servers here. Its access token is good for `seconds` yet. */
async function connected(name: ProviderName, seconds: number): Promise<EmailBox & { row: () => Promise<EmailRow> }> {
  const box = await makeEmailInbox()
  const address = new URL('http://here/o')
  const { createHash } = await import('node:crypto')
  const challenge = createHash('sha256').update('v').digest('base64url')
  const query = new URLSearchParams({
    client_id: providerOf(name).clientId,
    redirect_uri: 'http://localhost:3000/x',
    response_type: 'code',
    scope: 'x',
    state: 's',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  address.href = `${providerOf(name).authorizeUrl}?${query}`
  const back = new URL(await double.decide(address.href))
  const code = back.searchParams.get('code') ?? ''
  const redirect_uri = 'http://localhost:3000/x'
  const tokens = await askTokens(providerOf(name), {
    grant_type: 'authorization_code',
    code,
    redirect_uri,
    code_verifier: 'v',
  })
  const kept = { ...tokens, expires_on: new Date(Date.now() + seconds * 1000).toISOString() }
  await withSystem(
    sql => sql`
      update charla.channel_email set provider = ${name}, provider_config = ${encrypt(JSON.stringify(kept))},
        imap_enabled = true, imap_address = '127.0.0.1', imap_port = ${mailbox.imapPort}, imap_enable_ssl = false,
        imap_login = 'help@acme.test', imap_authentication = 'xoauth2', smtp_enabled = true, smtp_address = '127.0.0.1',
        smtp_port = ${mailbox.smtpPort}, smtp_enable_starttls_auto = false, smtp_login = 'help@acme.test',
        smtp_authentication = 'xoauth2' where inbox_id = ${box.emailInboxId}`,
  )
  double.state.asked = []
  const row = async () => (await findEmailInbox(systemContext(box.accountId), box.emailInboxId)) as EmailRow
  return { ...box, row }
}
const tokensOf = async ({ row }: { row: () => Promise<EmailRow> }) =>
  JSON.parse(decrypt((await row()).provider_config ?? '')) as Kept
const ctxOf = (box: EmailBox) => systemContext(box.accountId)
const shown = async (box: EmailBox) =>
  (await request('GET', `${box.account}/inboxes/${box.emailInboxId}`, { as: box.administrator })).body

describe.each(providerNames)('a mailbox of %s', name => {
  it('is read and sent by with its token (XOAUTH2)', async () => {
    const box = await connected(name, 3600)
    const { access_token } = await tokensOf(box)
    await poll(ctxOf(box), box.emailInboxId)
    expect(await shown(box)).toMatchObject({ trouble: null, polled_at: expect.any(String) })
    const sent = await sendMail(await box.row(), { from: box.email, to: 'zoe@x.test', subject: 'Hello', text: 'Hi' })
    expect(sent).toMatchObject({ state: 'sent' })
    expect(mailbox.shown).toEqual([
      { user: 'help@acme.test', token: access_token },
      { user: 'help@acme.test', token: access_token },
    ])
    expect(double.state.asked).toEqual([])
  })

  it('gets another token before the last ends, and keeps what lasts', async () => {
    const box = await connected(name, 200)
    const before = await tokensOf(box)
    const token = await accessTokenOf(await box.row())
    const after = await tokensOf(box)
    expect(token).toBe(after.access_token)
    expect(after.access_token).not.toBe(before.access_token)
    expect(Date.parse(after.expires_on)).toBeGreaterThan(Date.now() + 3_000_000)
    expect(double.state.asked).toMatchObject([
      { name, grant: { grant_type: 'refresh_token', refresh_token: before.refresh_token } },
    ])
    // Microsoft gives another each time.
    expect(after.refresh_token === before.refresh_token).toBe(name === 'google')
    expect(await accessTokenOf(await box.row())).toBe(token)
    expect(double.state.asked).toHaveLength(1)
  })

  it('whose consent was taken back says so at once, until it is given again (E8)', async () => {
    const box = await connected(name, -1)
    double.state.revoked.add((await tokensOf(box)).refresh_token)
    await poll(ctxOf(box), box.emailInboxId)
    expect(await shown(box)).toMatchObject({
      reauthorization_required: true,
      trouble: expect.stringMatching(name === 'google' ? /expired or revoked/ : /AADSTS700082[^\r\n]*inactivity/),
    })
    const [mail] = await withSystem(
      sql => sql<{ subject: string; recipient: string }[]>`
        select subject, recipient from charla.mails where account_id = ${box.accountId}`,
    )
    expect(mail).toEqual({ subject: `The mailbox ${box.email} cannot be read`, recipient: box.administrator.email })
    // What is to leave waits for it.
    const sent = await sendMail(await box.row(), { from: box.email, to: 'zoe@x.test', subject: 'Hello', text: 'Hi' })
    expect(sent).toMatchObject({ state: 'later', reason: expect.stringContaining('invalid_grant') })
    const { body } = await request('POST', `${box.account}/inboxes/${box.emailInboxId}/connection_test`, {
      as: box.administrator,
    })
    expect((body as { hops: object[] }).hops).toContainEqual(
      expect.objectContaining({ name: 'imap.login', state: 'failed', trouble: 'consent_gone' }),
    )
  })
})

describe('while the provider cannot be asked', () => {
  it('what we have is used until it ends', async () => {
    const box = await connected('google', 200)
    double.state.down = true
    const { access_token } = await tokensOf(box)
    expect(await accessTokenOf(await box.row())).toBe(access_token)
  })

  it('nobody is told to connect anew', async () => {
    const box = await connected('google', -1)
    double.state.down = true
    await poll(ctxOf(box), box.emailInboxId)
    expect(await shown(box)).toMatchObject({ reauthorization_required: false, trouble: expect.stringContaining('503') })
    const sent = await sendMail(await box.row(), { from: box.email, to: 'zoe@x.test', subject: 'Hello', text: 'Hi' })
    expect(sent.state).toBe('later')
  })
})

it('a token that its servers refuse is told as such', async () => {
  const box = await connected('google', 3600)
  lets = () => false
  await poll(ctxOf(box), box.emailInboxId)
  expect(await shown(box)).toMatchObject({
    reauthorization_required: true,
    trouble: expect.stringMatching(/^Authentication failed/),
  })
})

it('a new consent is not written over by tokens that were asked for before it', async () => {
  const box = await connected('microsoft', 200)
  const before = await box.row()
  const given = encrypt(JSON.stringify({ access_token: 'of the new consent' }))
  await withSystem(
    sql => sql`update charla.channel_email set provider_config = ${given} where inbox_id = ${box.emailInboxId}`,
  )
  await accessTokenOf(before)
  expect((await box.row()).provider_config).toBe(given)
})
