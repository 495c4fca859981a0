import { createHmac, randomInt, randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { startReceiver } from '#tests/support/receiver.ts'
import { startSmtp } from '#tests/support/smtp.ts'
import type { BenchTenant } from './tenants.ts'

export type Entrance = 'mail by HTTP' | 'mail by SMTP' | 'WhatsApp'

type Ask = <T>(path: string, json: object) => Promise<T>

/**
 * What is around an account: those who bring mails and messages of WhatsApp and bring them again until they are taken, a
 * mail server that takes its answers, slowly, and a receiver of its webhooks.
 */
export async function channelWorld(tenant: BenchTenant, url: () => string, smtpPort: number) {
  const [smtp, receiver] = [await startSmtp(), await startReceiver()]
  receiver.behave(async (_, response) => {
    await new Promise(next => setTimeout(next, randomInt(30)))
    response.end()
  })
  const account = `/api/v1/accounts/${tenant.accountId}`
  const ask: Ask = async (path, json) => {
    const answer = await fetch(`${url()}${account}${path}`, {
      method: 'POST',
      headers: { api_access_token: tenant.agents[0]?.token ?? '', 'content-type': 'application/json' },
      body: JSON.stringify(json),
    })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json() as never
  }
  const email = `help-${randomUUID()}@acme.test`
  const phone = `+1555${randomInt(10 ** 8, 10 ** 9)}`
  const [numberId, secret] = [String(randomInt(10 ** 12, 10 ** 13)), randomUUID()]
  const inbox = { enable_auto_assignment: false }
  const own = {
    smtp_enabled: true,
    smtp_address: '127.0.0.1',
    smtp_port: Number(new URL(smtp.url).port),
    smtp_enable_starttls_auto: false,
  }
  const { webhook_url, id: inboxId } = await ask<{ webhook_url: string; id: number }>('/inboxes', {
    ...inbox,
    name: 'Mail',
    channel: { type: 'email', email, ...own },
  })
  await ask('/inboxes', {
    ...inbox,
    name: 'WhatsApp',
    channel: {
      type: 'whatsapp',
      phone_number: phone,
      provider: 'whatsapp_cloud',
      provider_config: { api_key: 'x', phone_number_id: numberId, business_account_id: '1', app_secret: secret },
    },
  })
  await ask('/webhooks', { url: receiver.url, subscriptions: ['message_created'] })

  const mailOf = (id: string) =>
    [
      `From: ${id.slice(0, 12)}@customers.test`,
      `To: ${email}`,
      `Subject: ${id}`,
      `Message-ID: <${id}>`,
      '',
      'Hello',
      '',
    ].join('\r\n')
  const post = async (path: string, body: string, headers: Record<string, string>) => {
    const answer = await fetch(`${url()}${path}`, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(String(answer.status))
  }
  const bring: Record<Entrance, (id: string) => Promise<unknown>> = {
    'mail by HTTP': id => post(new URL(webhook_url).pathname, mailOf(id), { 'content-type': 'message/rfc822' }),
    'mail by SMTP': id => {
      const transport = createTransport({ host: '127.0.0.1', port: smtpPort })
      const envelope = { from: 'zoe@customers.test', to: [email] }
      return transport.sendMail({ envelope, raw: mailOf(id) }).finally(() => transport.close())
    },
    WhatsApp: id => {
      const body = delivery(phone, numberId, id)
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      return post(`/webhooks/whatsapp/${phone}`, body, {
        'content-type': 'application/json',
        'x-hub-signature-256': signature,
      })
    },
  }
  return {
    smtp,
    receiver,
    ask,
    bring,
    inboxId,
    async close() {
      await Promise.all([smtp.close(), receiver.close()])
    },
  }
}

/** A delivery of Meta's with one message. */
function delivery(phone: string, numberId: string, id: string): string {
  const from = `4917${id.replace(/\D/g, '').padEnd(8, '0').slice(0, 8)}`
  const message = { from, id, timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: 'Hello' } }
  const metadata = { display_phone_number: phone.slice(1), phone_number_id: numberId }
  const value = { messaging_product: 'whatsapp', metadata, messages: [message] }
  const contacts = [{ profile: { name: 'Zoe' }, wa_id: from }]
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: { ...value, contacts } }] }],
  })
}
