import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { agentApi } from './agent-api.ts'
import { demo, newPerson, openChat, signIn } from './people.ts'
import { screens, settle } from './screens.ts'
import { test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const theme of ['light', 'dark'] as const) {
  for (const as of ['nobody', 'agent', 'administrator'] as const) {
    test(`no violation on the screens of ${as}, ${theme}`, async ({ browser, baseURL }) => {
      const mine = screens.filter(one => one.as === as)
      test.setTimeout(60_000 + mine.length * 15_000)
      const page = await newPerson(browser, baseURL)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      if (as !== 'nobody') await signIn(page, demo[as])
      for (const screen of mine) {
        await page.goto(screen.path)
        await settle(page)
        await screen.prepare?.(page)
        expect.soft(await violations(page), screen.name).toEqual([])
      }
    })
  }

  test(`no violation in the chat, closed and open, ${theme} (W10)`, async ({ browser, baseURL }) => {
    const page = await newPerson(browser, baseURL)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.goto('/demo')
    await page.locator('.woot-widget-bubble').first().waitFor()
    expect.soft(await violations(page), 'closed').toEqual([])
    const chat = await openChat(page)
    await chat.write(`Hello ${Date.now()}`)
    expect.soft(await violations(page), 'open').toEqual([])
  })

  test(`no violation in what messages ask and offer, ${theme} (W10)`, async ({ browser, baseURL }) => {
    const page = await newPerson(browser, baseURL)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const chat = await openChat(page)
    await page.evaluate(scheme => {
      const { $chatwoot } = window as unknown as { $chatwoot: { setColorScheme: (scheme: string) => void } }
      $chatwoot.setColorScheme(scheme)
    }, theme)
    const question = `Hello ${Date.now()}`
    await chat.write(question)
    const talk = await (await agentApi(baseURL)).conversationOf(question)
    for (const [kind, attributes] of kinds) await talk.say(`This is ${kind}`, kind, attributes)
    await talk.say('And an answer', 'text', { in_reply_to: (await talk.messages())[0]?.id })
    const { frame } = chat
    await expect(frame.locator('.kind')).toHaveCount(kinds.length)
    expect.soft(await violations(page), 'asked').toEqual([])
    await frame.getByRole('button', { name: 'Order' }).click()
    await frame.getByRole('button', { name: 'Small' }).click()
    await frame.getByRole('button', { name: 'Good', exact: true }).click()
    await frame.getByRole('button', { name: '4 of 5 stars' }).click()
    await expect(frame.getByLabel('Would you like to add something?')).toHaveCount(2)
    await frame.getByRole('button', { name: 'Reply' }).last().press('Enter')
    expect.soft(await violations(page), 'answered').toEqual([])
    await frame.getByRole('button', { name: 'Emoji' }).click()
    await expect(frame.getByRole('dialog')).toBeVisible()
    expect.soft(await violations(page), 'emoji').toEqual([])
  })
}

const kinds: [string, Record<string, unknown>][] = [
  ['input_select', { items: [{ title: 'Small', value: 's' }] }],
  ['cards', { items: [{ title: 'Card', actions: [{ type: 'postback', text: 'Take', payload: 'x' }] }] }],
  ['article', { items: [{ title: 'Returns', description: 'How', link: 'https://example.test/' }] }],
  ['input_email', {}],
  ['input_csat', { display_type: 'emoji' }],
  ['input_csat', { display_type: 'star' }],
  ['integrations', { type: 'dyte', data: { meeting_id: 'x' } }],
  [
    'form',
    {
      button_label: 'Order',
      items: [
        { name: 'a', label: 'Name', type: 'text', required: true, title: 'As on the invoice' },
        { name: 'b', label: 'Size', type: 'select', options: [{ label: 'Large', value: 'l' }] },
        { name: 'c', label: 'Note', type: 'text_area', placeholder: 'Anything else' },
        { name: 'd', label: 'News', type: 'checkbox' },
      ],
    },
  ],
]

test('the main job by keyboard alone', async ({ browser, baseURL }) => {
  const visitor = await newPerson(browser, baseURL)
  const chat = await openChat(visitor)
  const question = `Only keys ${Date.now()}`
  await chat.write(question)

  const page = await newPerson(browser, baseURL)
  await page.goto('/app/login')
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type(demo.agent)
  await page.keyboard.press('Tab')
  await page.keyboard.type(demo.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(question)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeVisible()
  await page.keyboard.press('r')
  await page.keyboard.type('Answered without a mouse')
  await page.keyboard.press('Enter')
  await expect(chat.text('Answered without a mouse')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible()
})

/** What axe finds, as lines that a person can act on. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return found.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`),
  )
}
