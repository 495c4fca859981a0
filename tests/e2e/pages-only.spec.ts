import { expect } from '@playwright/test'
import { answer, newPerson, openChat, openConversation, signIn } from './people.ts'
import { test } from './test.ts'

// `next build && next start` without server.ts, on Postgres: no cable, so both sides live by the change feed.
const pagesOnly = `http://localhost:${Number(process.env.E2E_PORT) + 2}`

if (process.env.DATABASE_URL) {
  test('without server.ts the main job passes', async ({ browser }) => {
    const agent = await newPerson(browser, pagesOnly)
    await signIn(agent)
    const visitor = await newPerson(browser, pagesOnly)
    const chat = await openChat(visitor)
    const question = `Anybody there? ${Date.now()}`
    await chat.write(question)
    await expect(agent.getByText(question)).toBeVisible({ timeout: 30_000 })
    await openConversation(agent, question)
    await answer(agent, 'Here I am.')
    await expect(chat.text('Here I am.')).toBeVisible({ timeout: 30_000 })
  })
}
