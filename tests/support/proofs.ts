import { createHash, randomUUID } from 'node:crypto'
import type { DirectUploadWire } from '#lib/protocol/index.ts'
import { type Answer, request } from './app.ts'
import { aFile, firstOf, formOf, picture } from './files.ts'
import type { Planted } from './planted.ts'
import { linked, outbox } from './work.ts'

type Proven = { path?: string; json?: unknown; raw?: string; headers?: Record<string, string> }

const pathOf = (url: string) => new URL(url).pathname + new URL(url).search
const email = () => `${randomUUID()}@example.test`
const password = 'correct horse battery'

/** A person with a password and an account of their own. */
async function signedUp(): Promise<string> {
  const json = { account_name: 'Acme', user_full_name: 'Ada', email: email(), password }
  await request('POST', '/api/v1/accounts', { json })
  return json.email
}

async function invited(tenant: Planted): Promise<string> {
  const json = { email: email(), name: 'Nia' }
  await request('POST', `/api/v1/accounts/${tenant.accountId}/agents`, { as: tenant.administrator, json })
  return linked(
    (await outbox(tenant)).find(mail => mail.to === json.email),
    'token',
  )
}

/** The token of the mail by which somebody who has forgotten their password chooses another. */
async function recovering(tenant: Planted): Promise<string> {
  const token = await invited(tenant)
  const joined = await request('PUT', '/auth/invitation', { json: { token, password } })
  const { uid } = (joined.body as { data: { uid: string } }).data
  await request('POST', '/auth/password', { json: { email: uid } })
  return linked(
    (await outbox(tenant)).find(mail => mail.to === uid && mail.text.includes('token_hash')),
    'token_hash',
  )
}

async function announced({ accountId, displayId, agent }: Planted, content: string): Promise<DirectUploadWire> {
  const checksum = createHash('md5').update(content).digest('base64')
  const json = { blob: { filename: 'a.txt', byte_size: content.length, checksum } }
  const path = `/api/v1/accounts/${accountId}/conversations/${displayId}/direct_uploads`
  return (await request('POST', path, { as: agent, json })).body as DirectUploadWire
}

const linkIn = (answer: Answer, name: string) => pathOf((answer.body as Record<string, string>)[name] as string)

/** What the operations want that are for whoever has a link, a token or a secret of their own. */
export const proofs: Record<string, (tenant: Planted) => Promise<Proven>> = {
  'POST /api/v1/accounts': async () => ({
    json: { account_name: 'Acme', user_full_name: 'Ada', email: email(), password },
  }),
  'POST /auth/sign_in': async () => ({ json: { email: await signedUp(), password } }),
  'GET /auth/invitation': async tenant => ({ path: `/auth/invitation?token=${await invited(tenant)}` }),
  'PUT /auth/invitation': async tenant => ({ json: { token: await invited(tenant), password } }),
  'PUT /auth/password': async tenant => ({ json: { token_hash: await recovering(tenant), password: `${password}!` } }),
  'GET /files/attachments/:token/:name': async ({ accountId, displayId, agent, marks }) => {
    const form = formOf({ 'attachments[]': aFile(marks.customer, 'a.txt') })
    const path = `/api/v1/accounts/${accountId}/conversations/${displayId}/messages`
    const { body } = await request('POST', path, { as: agent, form })
    const link = pathOf(firstOf(body).data_url as string)
    const followed = await request('GET', link, { as: agent })
    return { path: pathOf(followed.headers.get('location') ?? `http://localhost${link}`) }
  },
  'GET /files/avatars/:name': async ({ accountId, inboxId, administrator }) => {
    const form = formOf({ avatar: aFile(await picture(), 'face.jpg') })
    const path = `/api/v1/accounts/${accountId}/inboxes/${inboxId}`
    return { path: linkIn(await request('PATCH', path, { as: administrator, form }), 'avatar_url') }
  },
  'GET /files/blobs/:token/:name': async ({ accountId, agent }) => {
    const form = formOf({ attachment: aFile('a', 'a.txt') })
    return {
      path: linkIn(await request('POST', `/api/v1/accounts/${accountId}/upload`, { as: agent, form }), 'file_url'),
    }
  },
  'PUT /files/uploads/:token': async tenant => {
    const { direct_upload } = await announced(tenant, 'content')
    return { path: pathOf(direct_upload.url), raw: 'content', headers: direct_upload.headers }
  },
}
