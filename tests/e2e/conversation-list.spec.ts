import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { newPerson, openChat, refuseErrors, signIn } from './people.ts'
import { test } from './test.ts'

const sidebar = (page: Page) => page.getByRole('navigation').first()
const row = (page: Page, text: string) => page.locator('[data-conversation]', { hasText: text })

test('many conversations are picked by keyboard and resolved at once; Escape picks none', async ({
  browser,
  baseURL,
}) => {
  const words = [`Picked one ${Date.now()}`, `Picked two ${Date.now()}`]
  for (const text of words) {
    const visitor = await newPerson(browser, baseURL)
    await (await openChat(visitor)).write(text)
    await visitor.close()
  }
  const agent = await newPerson(browser, baseURL)
  refuseErrors(agent)
  await signIn(agent)
  await agent.getByRole('tab', { name: /^All/ }).click()
  for (const text of words) await expect(row(agent, text)).toBeVisible()

  const toolbar = agent.getByRole('toolbar', { name: 'Picked conversations' })
  await row(agent, words[0] as string).focus()
  await agent.keyboard.press('x')
  await expect(toolbar.getByRole('status')).toHaveText('1 picked')
  await agent.keyboard.press('Escape')
  await expect(toolbar).toBeHidden()

  for (const text of words) {
    await row(agent, text).focus()
    await agent.keyboard.press('x')
  }
  await expect(toolbar.getByRole('status')).toHaveText('2 picked')
  const { violations } = await new AxeBuilder({ page: agent }).analyze()
  expect(violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))).toEqual([])
  await agent.screenshot({ path: 'test-results/list-picked.png' })
  await toolbar.getByRole('button', { name: 'Resolve' }).click()
  for (const text of words) await expect(row(agent, text)).toBeHidden()
  await expect(agent.getByText('2 conversations changed')).toBeVisible()
})

test('a filter finds what it says, is kept as a view, and the view is taken away again', async ({
  browser,
  baseURL,
}) => {
  const visitor = await newPerson(browser, baseURL)
  const text = `Filtered ${Date.now()}`
  await (await openChat(visitor)).write(text)
  const agent = await newPerson(browser, baseURL)
  refuseErrors(agent)
  await signIn(agent)
  await agent.keyboard.press('f')
  const dialog = agent.getByRole('dialog', { name: 'Filter conversations' })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel('Attribute').selectOption({ label: 'Labels' })
  await agent.screenshot({ path: 'test-results/list-filter.png' })
  const { violations } = await new AxeBuilder({ page: agent }).include('[role="dialog"]').analyze()
  expect(violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))).toEqual([])
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByText('Choose or type a value.')).toBeVisible()
  await dialog.getByLabel('Comparison').selectOption({ label: 'is not set' })
  await dialog.getByRole('button', { name: 'Save as a view' }).click()
  const name = `Quiet ${Date.now()}`
  await dialog.getByLabel('Name of the view').fill(name)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(sidebar(agent).getByRole('link', { name })).toBeVisible()
  await expect(agent).toHaveURL(/custom_view\/\d+/)
  await expect(row(agent, text)).toBeVisible()
  await agent.screenshot({ path: 'test-results/list-view.png' })
  const address = agent.url()
  await agent.keyboard.press('f')
  await agent.getByRole('dialog').getByLabel('Attribute').selectOption({ label: 'Team' })
  await agent.getByRole('dialog').getByLabel('Comparison').selectOption({ label: 'is not set' })
  await agent.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
  await expect(agent.getByText('Conditions changed, not saved')).toBeVisible()
  await agent.getByRole('button', { name: 'Back to the conditions of the view' }).click()
  await expect(agent.getByText('Conditions changed, not saved')).toBeHidden()
  await agent.getByRole('button', { name: 'This view' }).click()
  await agent.getByRole('menuitem', { name: 'Delete the view' }).click()
  await expect(sidebar(agent).getByRole('link', { name })).toBeHidden()
  await agent.goto(address)
  await expect(agent.getByText('This view does not exist any more')).toBeVisible()
  await agent.getByRole('link', { name: 'Show conversations' }).click()
  await expect(row(agent, text)).toBeVisible()
})
