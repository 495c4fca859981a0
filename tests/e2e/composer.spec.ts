import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { type AgentApi, agentApi, dashboard } from './agent-api.ts'
import { newPerson, openChat, refuseErrors, signIn } from './people.ts'
import { test } from './test.ts'

const field = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ })
const note = (page: Page) => page.getByRole('textbox', { name: 'Private note' })
const history = (page: Page) => page.getByRole('log')
const suggestions = (page: Page) => page.getByRole('listbox')
const unique = (words: string) => `${words} ${Date.now()}`
const now = () => Math.floor(Date.now() / 1000)

/** The editor has taken the plain field's place. */
const edited = (page: Page) => expect(page.locator('[data-composer-field="rich"]')).toBeVisible()

async function isClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[data-composer], [role="dialog"]').analyze()
  expect.soft(violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))).toEqual([])
}

/** A visitor has asked something; the administrator has the conversation open. */
async function asked(browser: Parameters<typeof dashboard>[0], baseURL: string | undefined) {
  const visitor = await newPerson(browser, baseURL)
  const chat = await openChat(visitor)
  const question = unique('Where is my order?')
  await chat.write(question)
  const api = await agentApi(baseURL)
  const talk = await api.conversationOf(question)
  const agent = await dashboard(browser, baseURL)
  refuseErrors(agent)
  const path = `/app/accounts/1/conversations/${talk.id}`
  await agent.goto(path)
  await expect(field(agent)).toBeVisible()
  await edited(agent)
  return { visitor, chat, api, talk, agent, path }
}

test('a reply is formatted, taken back, and sent as Markdown', async ({ browser, baseURL }) => {
  const { chat, agent, talk } = await asked(browser, baseURL)
  await field(agent).click()
  await agent.keyboard.type('It is ')
  await agent.keyboard.press('Control+b')
  await agent.keyboard.type('on its way')
  await agent.keyboard.press('Control+b')
  await agent.keyboard.type(', 2 * 3 * 4 days')
  await agent.keyboard.press('Enter')
  await history(agent).getByRole('button', { name: 'Undo' }).click()
  await expect(field(agent).locator('strong')).toHaveText('on its way')
  await expect(history(agent).getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await agent.keyboard.press('Enter')
  await history(agent).getByRole('button', { name: 'Send now' }).click()
  await expect(chat.frame.locator('strong').getByText('on its way')).toBeVisible()
  await expect(field(agent)).toHaveText('')
  const sent = (await talk.messages()).filter(one => one.content?.includes('on its way'))
  expect(sent.map(one => one.content)).toEqual(['It is **on its way**, 2 * 3 * 4 days'])
})

test('what is held is sent when the page goes away', async ({ browser, baseURL }) => {
  const { chat, agent } = await asked(browser, baseURL)
  const text = unique('Sent while leaving')
  await field(agent).fill(text)
  await agent.keyboard.press('Enter')
  await expect(history(agent).getByRole('button', { name: 'Undo' })).toBeVisible()
  await agent.close({ runBeforeUnload: true })
  await expect(chat.text(text)).toBeVisible()
})

test('a note names a colleague, and never reaches the customer', async ({ browser, baseURL }) => {
  const { chat, agent, talk } = await asked(browser, baseURL)
  await field(agent).fill('A reply that waits')
  await field(agent).blur()
  await agent.keyboard.press('n')
  await expect(note(agent)).toBeFocused()
  await agent.keyboard.type('Please look, @sam')
  await expect(suggestions(agent).getByRole('option', { name: /Sam/ })).toBeVisible()
  await isClean(agent)
  await agent.keyboard.press('Enter')
  await agent.keyboard.type('thanks')
  await agent.getByRole('button', { name: 'Add note' }).click()
  await expect(history(agent).locator('.mention')).toHaveText(/^@Sam/)
  const sent = (await talk.messages()).find(one => one.private)
  expect(sent?.content).toMatch(/^Please look, \[@Sam[^\]]*\]\(mention:\/\/user\/\d+\/Sam[^)]*\) thanks$/)
  await agent.getByRole('radio', { name: /^Reply/ }).click()
  await expect(field(agent)).toHaveText('A reply that waits')
  await expect(chat.frame.getByText('Please look')).toHaveCount(0)
})

test('a canned response is filled, and what is missing is said before it goes out', async ({ browser, baseURL }) => {
  const { agent, api, talk } = await asked(browser, baseURL)
  const code = `refund${Date.now()}`
  const content = 'Conversation {{conversation.id}}: we write to {{contact.email}}'
  const { id } = await api.ask<{ id: number }>('POST', '/canned_responses', { short_code: code, content })
  await field(agent).click()
  await agent.keyboard.type(`/${code}`)
  await suggestions(agent).getByRole('option').first().click()
  await expect(field(agent)).toHaveText(`Conversation ${talk.id}: we write to {{contact.email}}`)
  await expect(agent.getByText('No value for contact.email')).toBeVisible()
  await isClean(agent)
  await agent.keyboard.press('Enter')
  const warning = agent.getByRole('alertdialog')
  await expect(warning).toContainText('contact.email')
  await warning.getByRole('button', { name: 'Go back' }).click()
  await expect(field(agent)).toBeFocused()
  await agent.keyboard.press('Enter')
  await warning.getByRole('button', { name: 'Send anyway' }).click()
  await history(agent).getByRole('button', { name: 'Send now' }).click()
  await expect
    .poll(async () => (await talk.messages()).map(one => one.content))
    .toContain(`Conversation ${talk.id}: we write to `)
  await api.ask('DELETE', `/canned_responses/${id}`)
})

test('a draft stays through a reload, and is on the other device', async ({ browser, baseURL }) => {
  const { agent, talk, path } = await asked(browser, baseURL)
  const text = unique('Half a sentence')
  await field(agent).fill(text)
  await agent.reload()
  await expect(field(agent)).toHaveText(text)
  await expect
    .poll(() => talk.api.ask('GET', `/conversations/${talk.id}/draft_messages`))
    .toMatchObject({ has_draft: true, message: text })
  const phone = await dashboard(browser, baseURL, { viewport: { width: 390, height: 844 } })
  await phone.goto(path)
  await expect(field(phone)).toHaveText(text)
  await field(phone).fill(`${text}, finished`)
  await field(phone).press('Control+Enter')
  await history(phone).getByRole('button', { name: 'Send now' }).click()
  await expect
    .poll(() => talk.api.ask('GET', `/conversations/${talk.id}/draft_messages`))
    .toMatchObject({ has_draft: false })
  await agent.reload()
  await edited(agent)
  await expect(field(agent)).toHaveText('')
})

test('an answer is planned, changed and sent before its time', async ({ browser, baseURL }) => {
  const { agent, chat } = await asked(browser, baseURL)
  const text = unique('For tomorrow')
  await field(agent).fill(text)
  await agent.getByRole('button', { name: 'Send later' }).click()
  await agent.getByRole('menuitem', { name: /^Tomorrow morning/ }).click()
  const planned = agent.getByRole('region', { name: 'Planned messages' })
  await expect(planned).toContainText(text)
  await expect(field(agent)).toHaveText('')
  await planned.getByRole('button', { name: 'Edit planned message' }).click()
  const dialog = agent.getByRole('dialog', { name: 'Edit planned message' })
  await isClean(agent)
  await dialog.locator('textarea').fill(`${text}, changed`)
  await dialog.getByRole('button', { name: 'Plan' }).click()
  await expect(planned).toContainText(`${text}, changed`)
  await planned.getByRole('button', { name: 'Send now' }).click()
  await expect(chat.text(`${text}, changed`)).toBeVisible()
  await expect(planned).toBeHidden()
})

test('files, emoji and what is pasted', async ({ browser, baseURL }) => {
  const { agent, chat, talk } = await asked(browser, baseURL)
  await field(agent).click()
  await agent.keyboard.type('Look :rocket')
  await expect(suggestions(agent).getByRole('option').first()).toContainText('🚀')
  await agent.keyboard.press('Tab')
  await agent.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', '<p>see <b>this</b> <a href="https://x.test/a">page</a><script>1</script></p>')
    data.setData('text/plain', 'see this page')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await expect(field(agent).locator('a')).toHaveText('page')
  await agent.locator('input[type=file]').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('A few words'),
  })
  const files = agent.getByRole('list', { name: 'Attached files' })
  await expect(files).toContainText('11 byte')
  await agent.getByRole('button', { name: 'Send', exact: true }).click()
  await history(agent).getByRole('button', { name: 'Send now' }).click()
  await expect(chat.frame.getByRole('link', { name: 'notes.txt' })).toBeVisible()
  const sent = (await talk.messages()).find(one => one.attachments)
  expect(sent?.content).toBe('Look 🚀 see **this** [page](https://x.test/a)')
})

test('the key that sends is a choice, and the signature is one', async ({ browser, baseURL }) => {
  const { agent, talk } = await asked(browser, baseURL)
  const menu = () => agent.getByRole('button', { name: 'How you write' }).click()
  await menu()
  await agent.getByRole('menuitem', { name: /signature …/ }).click()
  await agent.getByRole('dialog').getByRole('textbox').fill('Ada of **Acme**')
  await agent.getByRole('dialog').getByRole('button', { name: 'Save signature' }).click()
  await expect(agent.locator('[data-composer]').getByText('Ada of Acme')).toBeVisible()
  await menu()
  await agent.getByRole('menuitemradio', { name: /^Ctrl/ }).click()
  await edited(agent)
  await field(agent).click()
  await agent.keyboard.type('One')
  await agent.keyboard.press('Enter')
  await agent.keyboard.type('Two')
  await agent.keyboard.press('Control+Enter')
  await history(agent).getByRole('button', { name: 'Send now' }).click()
  await expect
    .poll(async () => (await talk.messages()).map(one => one.content))
    .toContain('One\n\nTwo\n\n--\nAda of **Acme**')
  await menu()
  await agent.getByRole('menuitemradio', { name: 'Enter', exact: true }).click()
  await menu()
  await agent.getByRole('menuitem', { name: /^Sign replies/ }).click()
})

test('a mail names its recipients', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const { id, path } = await mailed(api)
  const agent = await dashboard(browser, baseURL)
  refuseErrors(agent)
  await agent.goto(path)
  await edited(agent)
  const to = agent.getByRole('list', { name: 'Addresses: To' })
  await expect(to).toContainText('zoe@customer.test')
  await expect(agent.getByRole('list', { name: 'Addresses: Cc' })).toContainText('boss@customer.test')
  await expect(agent.locator('[data-composer]')).toContainText('Re: My order')
  await isClean(agent)
  await agent.getByRole('button', { name: 'Cc Bcc' }).click()
  await agent.getByRole('textbox', { name: 'Bcc', exact: true }).fill('not an address')
  await agent.keyboard.press('Enter')
  await expect(agent.getByText('Check the addresses').last()).toBeVisible()
  for (const word of ['not', 'an', 'address']) await agent.getByRole('button', { name: `Remove ${word}` }).click()
  await agent.getByRole('textbox', { name: 'Bcc', exact: true }).fill('archive@acme.test,')
  await agent.getByRole('button', { name: 'Remove boss@customer.test' }).click()
  await field(agent).fill('On its way')
  await agent.getByRole('button', { name: 'Send', exact: true }).click()
  await history(agent).getByRole('button', { name: 'Send now' }).click()
  const sent = async () =>
    (
      await api.ask<{ payload: { content: string; content_attributes: object }[] }>(
        'GET',
        `/conversations/${id}/messages`,
      )
    ).payload
  await expect
    .poll(async () => (await sent()).find(one => one.content?.startsWith('On its way'))?.content_attributes)
    .toMatchObject({ to_emails: ['zoe@customer.test'], cc_emails: [], bcc_emails: ['archive@acme.test'] })
})

/** A conversation of a new inbox for mail. */
async function mailed(api: AgentApi) {
  const email = `help-${Date.now()}@acme.test`
  const inbox = await api.ask<{ id: number; webhook_url: string }>('POST', '/inboxes', {
    name: unique('Mail'),
    channel: { type: 'email', email },
  })
  const raw = [
    'From: Zoe <zoe@customer.test>',
    `To: ${email}`,
    'Cc: boss@customer.test',
    'Subject: My order',
    `Message-ID: <${Date.now()}@customer.test>`,
    '',
    'Where is it?',
  ].join('\r\n')
  const token = inbox.webhook_url.split('/').at(-1)
  await fetch(`${api.baseURL}/webhooks/email/${token}`, {
    method: 'POST',
    headers: { 'Content-Type': 'message/rfc822' },
    body: raw,
  })
  const found = async () =>
    (
      await api.ask<{ data: { payload: { id: number }[] } }>(
        'GET',
        `/conversations?status=all&assignee_type=all&inbox_id=${inbox.id}`,
      )
    ).data.payload[0]?.id
  await expect.poll(found).toBeTruthy()
  const id = (await found()) as number
  return { id, path: `/app/accounts/1/conversations/${id}` }
}

test('outside the window of WhatsApp a template goes out, and notes', async ({ browser, baseURL }) => {
  const api = await agentApi(baseURL)
  const digits = String(Date.now()).slice(-9)
  const inbox = await api.ask<{
    id: number
    provider_config: { webhook_verify_token: string }
  }>('POST', '/inboxes', {
    name: unique('WhatsApp'),
    channel: { type: 'whatsapp', provider: 'default', phone_number: `+49${digits}`, provider_config: { api_key: 'x' } },
  })
  const contact = await api.ask<{ payload: { contact: { id: number } } }>('POST', '/contacts', {
    name: unique('Wanda'),
    phone_number: `+48${digits}`,
  })
  const { id } = await api.ask<{ id: number }>('POST', '/conversations', {
    inbox_id: inbox.id,
    contact_id: contact.payload.contact.id,
  })
  const agent = await dashboard(browser, baseURL)
  // Meta approves templates, and this installation has none from there.
  await agent.route('**/api/v1/accounts/1/inboxes', async route => {
    const answer = await (await route.fetch()).json()
    for (const one of answer.payload) if (one.id === inbox.id) one.message_templates = [template]
    await route.fulfill({ json: answer })
  })
  await agent.goto(`/app/accounts/1/conversations/${id}`)
  await expect(agent.getByText('has not written for more than 24 hours')).toBeVisible()
  await expect(note(agent)).toBeVisible()
  await agent.locator('body').press('r')
  await note(agent).fill('For us alone')
  await agent.reload()
  await expect(note(agent)).toHaveText('For us alone')
  await agent.getByRole('button', { name: 'Choose a template' }).click()
  await agent
    .getByRole('dialog')
    .getByRole('button', { name: /order_update/ })
    .click()
  await agent.getByRole('button', { name: 'Send template' }).click()
  await expect(agent.getByText('This has to be filled in').first()).toBeVisible()
  await agent.getByLabel('Text: 1').fill('Wanda')
  await agent.getByLabel('End of the address of “Track”').fill('77')
  await expect(agent.getByRole('region', { name: 'Preview' })).toContainText('Hello Wanda')
  await isClean(agent)
  await agent.getByRole('button', { name: 'Send template' }).click()
  await history(agent).getByRole('button', { name: 'Send now' }).click()
  const sent = async () =>
    (await api.ask<{ payload: { content: string | null }[] }>('GET', `/conversations/${id}/messages`)).payload
  await expect.poll(async () => (await sent()).map(one => one.content)).toContain('Hello Wanda, it is on its way.')
  // The customer writes: what is being written for colleagues stays among them.
  const from = `48${digits}`
  const told = await fetch(`${api.baseURL}/webhooks/whatsapp/+49${digits}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${inbox.provider_config.webhook_verify_token}` },
    body: JSON.stringify({
      contacts: [{ profile: { name: 'Wanda' }, wa_id: from }],
      messages: [{ id: unique('wamid.'), from, timestamp: `${now()}`, type: 'text', text: { body: 'Thank you' } }],
    }),
  })
  expect(told.status).toBe(200)
  await expect(history(agent).getByText('Thank you')).toBeVisible()
  await expect(agent.getByRole('radio', { name: /^Reply/ })).toBeEnabled()
  await expect(note(agent)).toHaveText('For us alone')
})

const template = {
  name: 'order_update',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [
    { type: 'BODY', text: 'Hello {{1}}, it is on its way.' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://x.test/{{1}}' }] },
  ],
}

test('a colleague who was faster is seen before one sends over them', async ({ browser, baseURL }) => {
  const { chat, agent, path } = await asked(browser, baseURL)
  await field(agent).fill('My own answer')
  const colleague = await newPerson(browser, baseURL)
  await signIn(colleague)
  await colleague.goto(path)
  await edited(colleague)
  const text = unique('I was faster')
  await field(colleague).fill(text)
  await field(colleague).press('Enter')
  await history(colleague).getByRole('button', { name: 'Send now' }).click()
  await expect(history(agent).getByText(text)).toBeVisible()
  await field(agent).press('Enter')
  const warning = agent.getByRole('alertdialog', { name: /has already replied/ })
  await expect(warning).toContainText(text)
  await warning.getByRole('button', { name: 'Go back' }).click()
  await expect(field(agent)).toHaveText('My own answer')
  await expect(chat.frame.getByText('My own answer')).toHaveCount(0)
})
