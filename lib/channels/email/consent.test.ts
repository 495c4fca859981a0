import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { beginSession } from '#lib/users/sessions.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { startConsentDouble } from '#tests/support/consent-double.ts'

const double = await startConsentDouble()
withCharla({ env: double.env })
afterAll(() => double.close())
const usual = structuredClone({ ...double.state, asked: [], revoked: [] })
beforeEach(() => {
  Object.assign(double.state, { ...usual, asked: [], revoked: new Set(), owner: { email: fresh(), name: 'Acme Help' } })
})

let n = 0
const fresh = () => `help-${process.pid}-${Date.now()}-${++n}@acme.test`
type Session = { cookie: string }

/** As from a browser in which the person is signed in. */
async function browser({ userId }: Person): Promise<Session> {
  const { client, token } = await beginSession(userId, {}, new Date())
  return { cookie: `charla_session=${client}.${token}` }
}

const account = ({ accountId }: Tenant) => `/api/v1/accounts/${accountId}`
async function begin(tenant: Tenant, session: Session, name = 'google', json: object = {}) {
  const headers = { ...session, origin: 'http://localhost:3000' }
  return request('POST', `${account(tenant)}/${name}/authorization`, { headers, json })
}
const addressOf = ({ body }: { body: unknown }) => (body as { url: string }).url

/** The browser follows where the provider sends it. Answers the address of the screen that it ends at. */
async function comeBack(location: string, session: Session | undefined): Promise<URL> {
  const url = new URL(location)
  const answer = await request('GET', url.pathname + url.search, session ? { headers: session } : {})
  expect(answer.status).toBe(302)
  return new URL(answer.headers.get('location') ?? '')
}
const problem = (screen: URL) => screen.searchParams.get('problem')

async function inboxesOf(tenant: Tenant) {
  const { body } = await request('GET', `${account(tenant)}/inboxes`, { as: tenant.administrator })
  return (body as { payload: { id: number; email?: string; provider: string | null }[] }).payload.filter(
    one => one.email,
  )
}
const kept = (inboxId: number) =>
  withSystem(
    sql => sql<{ provider_config: string | null; trouble: string | null; poll_asked_at: Date | null }[]>`
      select provider_config, trouble, poll_asked_at from charla.channel_email where inbox_id = ${inboxId}`,
  ).then(([row]) => row)

describe.each(['google', 'microsoft'] as const)('a mailbox of %s', name => {
  it('is connected by its owner’s consent, and becomes an inbox', async () => {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    const address = new URL(addressOf(await begin(tenant, session, name, { email: 'help@acme.test' })))
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      redirect_uri: `http://localhost:3000/${name}/callback`,
      response_type: 'code',
      code_challenge_method: 'S256',
      login_hint: 'help@acme.test',
    })
    const screen = await comeBack(await double.decide(address.toString()), session)
    const [inbox] = await inboxesOf(tenant)
    expect(screen.pathname).toBe(`/app/accounts/${tenant.accountId}/settings/inboxes/new/${inbox?.id}/agents`)
    expect(inbox).toMatchObject({
      email: double.state.owner.email,
      name: 'Acme Help',
      provider: name,
      imap_enabled: true,
      imap_address: name === 'google' ? 'imap.gmail.com' : 'outlook.office365.com',
      imap_authentication: 'xoauth2',
      imap_login: double.state.owner.email,
      smtp_enabled: true,
      smtp_authentication: 'xoauth2',
      reauthorization_required: false,
    })
    const row = await kept(inbox?.id as number)
    expect(row?.provider_config).toMatch(/^v1\./) // sealed
    expect(row?.poll_asked_at).not.toBeNull()
    expect(JSON.stringify(inbox)).not.toContain('access-')
  })

  it('whose owner says no is not', async () => {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    const address = addressOf(await begin(tenant, session, name))
    const screen = await comeBack(await double.decide(address, 'deny'), session)
    expect(screen.pathname).toBe(`/app/accounts/${tenant.accountId}/settings/inboxes/new/email`)
    expect(Object.fromEntries(screen.searchParams)).toEqual({ connect: name, problem: 'denied' })
    expect(await inboxesOf(tenant)).toEqual([])
  })
})

describe('a consent', () => {
  it('is used once, by who was sent, in the same session, at the same provider', async () => {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    const back = await double.decide(addressOf(await begin(tenant, session)))
    expect(problem(await comeBack(back, undefined))).toBe('expired')
    expect(problem(await comeBack(back, await browser(tenant.administrator)))).toBe('expired')
    expect(problem(await comeBack(back, await browser(tenant.agent)))).toBe('expired')
    expect(problem(await comeBack(back.replace('/google/', '/microsoft/'), session))).toBe('expired')
    const other = back.replace(/state=\d+/, `state=${(await makeTenant()).accountId}`)
    expect(problem(await comeBack(other, session))).toBe('expired')
    expect(double.state.asked).toEqual([])
    expect((await comeBack(back, session)).pathname).toMatch(/agents$/)
    expect(problem(await comeBack(back, session))).toBe('expired')
    expect(await inboxesOf(tenant)).toHaveLength(1)
  })

  it('that came too late counts no more', async () => {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    const back = await double.decide(addressOf(await begin(tenant, session)))
    await withSystem(
      sql => sql`
        update charla.mailbox_consents set expires_at = now() - interval '1 second' where account_id = ${tenant.accountId}`,
    )
    expect(problem(await comeBack(back, session))).toBe('expired')
  })

  it('of whoever is no administrator any more counts no more', async () => {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    const back = await double.decide(addressOf(await begin(tenant, session)))
    await withSystem(
      sql => sql`
        update charla.account_users set role = 0
        where account_id = ${tenant.accountId} and user_id = ${tenant.administrator.userId}`,
    )
    const { forgetMembers } = await import('#lib/users/index.ts')
    forgetMembers(tenant.accountId, [tenant.administrator.userId])
    expect(problem(await comeBack(back, session))).toBe('expired')
    expect(double.state.asked).toEqual([])
  })

  it('that is not enough says what is missing', async () => {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    const ended = async () =>
      problem(await comeBack(await double.decide(addressOf(await begin(tenant, session))), session))
    double.state.allowed = 'openid email'
    expect(await ended()).toBe('partial')
    double.state.allowed = null
    double.state.withoutRefresh = true
    expect(await ended()).toBe('not_lasting')
    double.state.withoutRefresh = false
    double.state.owner = { email: 'no address', name: '' }
    expect(await ended()).toBe('nobody')
    double.state.down = true
    expect(await ended()).toBe('refused')
    expect(await inboxesOf(tenant)).toEqual([])
  })

  it('is proven to be ours: another verifier gets nothing', async () => {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    const [mine, other] = [await begin(tenant, session), await begin(tenant, session)]
    const back = new URL(await double.decide(addressOf(mine)))
    const foreign = new URL(await double.decide(addressOf(other)))
    // Somebody slips in the code of another consent.
    back.searchParams.set('code', foreign.searchParams.get('code') ?? '')
    const screen = await comeBack(back.toString(), session)
    expect(Object.fromEntries(screen.searchParams)).toEqual({
      connect: 'google',
      problem: 'refused',
      said: 'invalid_grant',
    })
  })

  it('is for administrators to ask for, of an inbox of the account', async () => {
    const [tenant, other] = [await makeTenant(), await makeTenant()]
    expect((await begin(tenant, await browser(tenant.agent))).status).toBe(403)
    const session = await browser(tenant.administrator)
    expect((await begin(tenant, session, 'google', { inbox_id: tenant.inboxId })).status).toBe(404) // no mailbox
    expect((await begin(tenant, session, 'google', { inbox_id: other.inboxId })).status).toBe(404)
    expect((await begin(tenant, session, 'google', { inbox_id: 'x' })).status).toBe(422)
  })

  it('without a state that we gave leads home', async () => {
    const screen = await comeBack('http://localhost:3000/google/callback?code=x&state=nothing', undefined)
    expect(screen.pathname).toBe('/app')
  })
})

describe('a mailbox that an inbox has', () => {
  async function connected(name = 'google') {
    const tenant = await makeTenant()
    const session = await browser(tenant.administrator)
    await comeBack(await double.decide(addressOf(await begin(tenant, session, name))), session)
    const [inbox] = await inboxesOf(tenant)
    return { tenant, session, inboxId: inbox?.id as number }
  }

  it('is connected again, with the same inbox', async () => {
    const { tenant, session, inboxId } = await connected()
    const before = await kept(inboxId)
    await withSystem(
      sql => sql`
        update charla.channel_email set trouble = 'invalid_grant: Token has been expired or revoked.', trouble_since = now()
        where inbox_id = ${inboxId}`,
    )
    const shown = async () => (await inboxesOf(tenant))[0]
    expect(await shown()).toMatchObject({ reauthorization_required: true })
    const back = await double.decide(addressOf(await begin(tenant, session, 'google', { inbox_id: inboxId })))
    const screen = await comeBack(back, session)
    expect(screen.pathname).toBe(`/app/accounts/${tenant.accountId}/settings/inboxes/${inboxId}/health`)
    expect(screen.searchParams.get('connected')).toBe('google')
    expect(await shown()).toMatchObject({ id: inboxId, reauthorization_required: false, trouble: null })
    expect((await kept(inboxId))?.provider_config).not.toBe(before?.provider_config)
    expect(await inboxesOf(tenant)).toHaveLength(1)
  })

  it('is known by its address also without being named', async () => {
    const { tenant, session, inboxId } = await connected()
    const screen = await comeBack(await double.decide(addressOf(await begin(tenant, session))), session)
    expect(screen.pathname).toMatch(new RegExp(`/${inboxId}/health$`))
    expect(await inboxesOf(tenant)).toHaveLength(1)
  })

  it('is not mixed up with another, nor taken from another account', async () => {
    const { tenant, session, inboxId } = await connected()
    const { email } = double.state.owner
    double.state.owner = { email: fresh(), name: 'Another' }
    const back = await double.decide(addressOf(await begin(tenant, session, 'google', { inbox_id: inboxId })))
    expect(problem(await comeBack(back, session))).toBe('other_mailbox')
    double.state.owner = { email, name: 'Acme' }
    const other = await makeTenant()
    const theirs = await browser(other.administrator)
    const again = await double.decide(addressOf(await begin(other, theirs)))
    expect(problem(await comeBack(again, theirs))).toBe('taken')
    expect(await inboxesOf(other)).toEqual([])
  })

  it('that is gone meanwhile is said to be gone', async () => {
    const { tenant, session, inboxId } = await connected()
    const back = await double.decide(addressOf(await begin(tenant, session, 'google', { inbox_id: inboxId })))
    await withSystem(sql => sql`update charla.inboxes set deleted_at = now() where id = ${inboxId}`)
    expect(problem(await comeBack(back, session))).toBe('gone')
  })

  it('keeps its tokens to its own servers: with another server they are gone', async () => {
    const { tenant, inboxId } = await connected()
    const patch = (channel: object) =>
      request('PATCH', `${account(tenant)}/inboxes/${inboxId}`, { as: tenant.administrator, json: { channel } })
    await patch({ imap_address: 'imap.gmail.com', quote_history: false })
    expect((await kept(inboxId))?.provider_config).not.toBeNull()
    const { body } = await request('POST', `${account(tenant)}/inboxes/${inboxId}/connection_test`, {
      as: tenant.administrator,
      json: { channel: { imap_address: '127.0.0.1', imap_port: 1, smtp_address: '' } },
    })
    expect(body).toMatchObject({ imap: { ok: false } })
    await patch({ imap_address: 'imap.elsewhere.test' })
    expect((await kept(inboxId))?.provider_config).toBeNull()
  })
})
