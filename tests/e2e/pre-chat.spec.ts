import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { agentApi, dashboard } from './agent-api.ts'
import { newPerson, refuseErrors } from './people.ts'
import { test } from './test.ts'

test('an administrator shapes the form before the chat, and visitors are asked so (reference 4.9)', async ({
  browser,
  baseURL,
}) => {
  const api = await agentApi(baseURL)
  const inbox = await api.ask<{ id: number; website_token: string }>('POST', '/inboxes', {
    name: 'A shop that asks',
    channel: { type: 'web_widget', website_url: 'https://shop.test', widget_color: '#0a7d4b' },
  })
  const key = `plan_${inbox.id}`
  const attribute = await api.ask<{ id: number }>('POST', '/custom_attribute_definitions', {
    attribute_display_name: `Plan ${inbox.id}`,
    attribute_key: key,
    attribute_display_type: 'list',
    attribute_values: ['Free', 'Pro'],
    attribute_model: 'conversation_attribute',
  })
  const page = await dashboard(browser, baseURL)
  refuseErrors(page)
  await page.goto(`/app/accounts/1/settings/inboxes/${inbox.id}/form`)
  const section = page.locator('form').filter({ hasText: 'Form before the chat' })
  const preview = section.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('Nothing is asked.')
  await section.getByLabel('Ask before the first message').check()
  await section.getByLabel('Text above the form').fill('Who are you?')
  const field = (name: string) => section.getByRole('group', { name })
  await field('Email').getByLabel('Shown').check()
  await field('Full name').getByLabel('Shown').check()
  await field('Full name').getByLabel('Required').check()
  await field('Full name').getByLabel('Label').fill('Your name, please')
  await section.getByRole('button', { name: 'Move Your name, please up' }).press('Enter')
  await section.getByLabel('Add a field').selectOption(`Plan ${inbox.id}`)
  await field(`Plan ${inbox.id}`).getByLabel('Choices').fill('Free\nPro\nTeam')
  await expect(preview).toContainText('Who are you?')
  await expect(preview).toContainText(/Your name, please \*.*Email.*Plan/)
  await field('Email').getByLabel('Label').fill('')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByText('Enter a label.')).toBeVisible()
  await field('emailAddress').getByLabel('Label').fill('Your e-mail')
  await section.getByLabel('Text above the form').press('Control+Enter')
  await expect(page.getByText('Inbox saved')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).include('form:has(ol)').analyze()
    expect(violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
  }
  await page.reload()
  await expect(field('Your name, please').getByLabel('Required')).toBeChecked()

  const visitor = await newPerson(browser, baseURL)
  await visitor.goto(`/widget?website_token=${inbox.website_token}`)
  await expect(visitor.getByText('Who are you?')).toBeVisible()
  await expect(visitor.locator('label')).toHaveText([
    'Your name, please *',
    'Your e-mail *',
    `Plan ${inbox.id}`,
    'Your message *',
  ])
  await visitor.getByLabel('Your name, please').fill('Zoe')
  await visitor.getByLabel('Your e-mail').fill(`zoe-${inbox.id}@example.test`)
  await visitor.getByLabel(`Plan ${inbox.id}`).selectOption('Team')
  const question = `Hello ${Date.now()}`
  await visitor.getByLabel('Your message').fill(question)
  await visitor.getByRole('button', { name: 'Start the conversation' }).click()
  const talk = await api.conversationOf(question)
  expect(await api.ask('GET', `/conversations/${talk.id}`)).toMatchObject({ custom_attributes: { [key]: 'Team' } })
  await api.ask('DELETE', `/custom_attribute_definitions/${attribute.id}`)
  await api.ask('DELETE', `/inboxes/${inbox.id}`)
})
