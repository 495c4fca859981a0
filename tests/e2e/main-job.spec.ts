import { expect } from '@playwright/test'
import { answer, newPerson, openChat, openConversation, refuseErrors, reopenChat, signIn } from './people.ts'
import { test } from './test.ts'

test('a visitor and an agent talk, and the visitor finds the conversation again', async ({ browser, baseURL }) => {
  const agent = await newPerson(browser, baseURL)
  refuseErrors(agent)
  const cable = agent.waitForEvent('websocket', socket => socket.url().endsWith('/cable'))
  await signIn(agent)
  const confirmed = (await cable).waitForEvent('framereceived', ({ payload }) =>
    String(payload).includes('"message.created"'),
  )

  const visitor = await newPerson(browser, baseURL)
  refuseErrors(visitor)
  const chat = await openChat(visitor)
  const question = `Is the kettle in stock? ${Date.now()}`
  await chat.write(question)

  await openConversation(agent, question)
  await confirmed // by the cable, not by asking again and again
  await answer(agent, 'It is: **six** are left.')
  await expect(chat.frame.locator('strong', { hasText: 'six' })).toBeVisible()

  // An unread bubble for who has closed the chat.
  await visitor.keyboard.press('Escape')
  await answer(agent, 'Shall I put one aside?')
  await expect(visitor.locator('.woot-widget-bubble').first()).toHaveAccessibleName(/1/)

  // Tomorrow, in the same browser.
  await visitor.reload()
  await expect(visitor.locator('.woot-widget-bubble').first()).toHaveAccessibleName(/1/)
  const again = await reopenChat(visitor)
  await expect(again.text(question)).toBeVisible()
  await expect(again.text('Shall I put one aside?')).toBeVisible()
  await again.write('Yes please')
  await expect(agent.getByRole('article').getByText('Yes please')).toBeVisible()
})

test('each sees the other typing', async ({ browser, baseURL }) => {
  const agent = await newPerson(browser, baseURL)
  const visitor = await newPerson(browser, baseURL)
  await signIn(agent)
  const chat = await openChat(visitor)
  const question = `Do you grind the beans? ${Date.now()}`
  await chat.write(question)
  await openConversation(agent, question)

  await chat.composer.pressSequentially('And anot', { delay: 30 })
  await expect(
    agent
      .getByText(/typing/)
      .or(agent.getByLabel(/typing/))
      .first(),
  ).toBeVisible()
  await agent.getByRole('textbox', { name: /^Reply to/ }).pressSequentially('One mo', { delay: 30 })
  await expect(chat.frame.getByRole('img', { name: /is typing/ })).toBeVisible()
})

test('what is written while the connection is gone arrives once, when it is back (R1)', async ({
  browser,
  baseURL,
}) => {
  const agent = await newPerson(browser, baseURL)
  const visitor = await newPerson(browser, baseURL)
  await signIn(agent)
  const chat = await openChat(visitor)
  const question = `First ${Date.now()}`
  await chat.write(question)
  await openConversation(agent, question)

  await visitor.context().setOffline(true)
  await chat.write('Written in a tunnel')
  await answer(agent, 'Written meanwhile')
  await visitor.context().setOffline(false)

  await expect(chat.text('Written meanwhile')).toBeVisible({ timeout: 20_000 })
  await expect(agent.getByRole('article').getByText('Written in a tunnel')).toHaveCount(1, { timeout: 20_000 })
  await visitor.reload()
  const again = await reopenChat(visitor)
  await expect(again.frame.getByText('Written in a tunnel', { exact: true })).toHaveCount(1)
})

test('a private note stays among colleagues', async ({ browser, baseURL }) => {
  const agent = await newPerson(browser, baseURL)
  const visitor = await newPerson(browser, baseURL)
  await signIn(agent)
  const chat = await openChat(visitor)
  const question = `Can I pay later? ${Date.now()}`
  await chat.write(question)
  await openConversation(agent, question)
  await agent.getByRole('radio', { name: /note/i }).click()
  const note = agent.getByRole('textbox', { name: 'Private note' })
  await note.fill('He asks this every week')
  await note.press('Enter')
  await expect(agent.getByRole('article').getByText('He asks this every week')).toBeVisible()
  await agent.getByRole('radio', { name: /reply/i }).click()
  await answer(agent, 'You can.')
  await expect(chat.text('You can.')).toBeVisible()
  await expect(chat.frame.getByText('every week')).toHaveCount(0)
})
