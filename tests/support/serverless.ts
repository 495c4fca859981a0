import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { Place } from '../../bench/support/place.ts'
import type { BenchTenant } from '../../bench/support/tenants.ts'
import { type RunningCharla, startCharla } from './processes.ts'
import { startQstashDouble } from './qstash-double.ts'
import { startSmtp } from './smtp.ts'

const KEY = 'sig_current'
const CRON_SECRET = 'a secret of the operator'

/** An installation in which no process works by itself, with QStash to call it and a mail server to send by. */
export async function startServerless(place: Place, tenant: BenchTenant) {
  const [qstash, smtp, port] = [await startQstashDouble(KEY), await startSmtp(), await freePort()]
  const env = {
    ...place.env,
    WORKER: '0',
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    QSTASH_URL: qstash.url,
    QSTASH_TOKEN: 'a token',
    QSTASH_CURRENT_SIGNING_KEY: KEY,
    QSTASH_NEXT_SIGNING_KEY: 'sig_next',
    CRON_SECRET,
    SMTP_URL: smtp.url,
  }
  let charla: RunningCharla = await startCharla(env)
  const account = `/api/v1/accounts/${tenant.accountId}`
  const ask = async (method: string, path: string, json?: object) => {
    const answer = await fetch(`${charla.url}${account}${path}`, {
      method,
      headers: { api_access_token: tenant.agents[0]?.token ?? '', 'content-type': 'application/json' },
      ...(json ? { body: JSON.stringify(json) } : {}),
    })
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const email = `help-${randomUUID()}@acme.test`
  const inbox = (await ask('POST', '/inboxes', { name: 'Mail', channel: { type: 'email', email } })) as {
    id: number
    webhook_url: string
  }
  return {
    qstash,
    smtp,
    ask,
    inboxId: inbox.id,
    /** A customer's mail comes by HTTP. Answers the status. */
    async bring(name: string): Promise<number> {
      const raw = [
        `From: ${name} <${name}@customers.test>`,
        `To: ${email}`,
        `Subject: ${name}`,
        `Message-ID: <${name}@customers.test>`,
        '',
        `Hello from ${name}`,
        '',
      ].join('\r\n')
      const answer = await fetch(`${charla.url}${new URL(inbox.webhook_url).pathname}`, {
        method: 'POST',
        headers: { 'content-type': 'message/rfc822' },
        body: raw,
      })
      return answer.status
    },
    /** Who has written to the inbox, once for each conversation. */
    async writers(): Promise<{ id: number; name: string }[]> {
      const found: { id: number; name: string }[] = []
      for (let page = 1; ; page++) {
        const { data } = (await ask('GET', `/conversations?inbox_id=${inbox.id}&status=all&page=${page}`)) as {
          data: { payload: { id: number; meta: { sender: { name: string } } }[] }
        }
        if (!data.payload.length) return found
        found.push(...data.payload.map(({ id, meta }) => ({ id, name: meta.sender.name })))
      }
    },
    /** What the platform's clock calls each minute. */
    cron: () =>
      fetch(`${charla.url}/api/cron/dispatch`, { headers: { authorization: `Bearer ${CRON_SECRET}` } }).then(
        answer => answer.status,
      ),
    kill: () => charla.kill(),
    async startAgain() {
      charla = await startCharla(env)
    },
    async stop() {
      await charla.stop()
      await Promise.all([qstash.close(), smtp.close()])
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise(done => server.close(done))
  return port
}
