import { expect } from '@playwright/test'
import { agentApi } from './agent-api.ts'
import { newPerson, openChat, refuseErrors, signIn } from './people.ts'
import { test } from './test.ts'
import { expectEqualScreens, makeCuttable, randomFrom, workTogether } from './two-agents.ts'

test('two people on one conversation who lose their connection again and again see the same as who has just come', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const visitor = await newPerson(browser, baseURL)
  const question = `Who answers me? ${Date.now()}`
  await (await openChat(visitor)).write(question)
  await visitor.context().close()
  const talk = await (await agentApi(baseURL)).conversationOf(question)
  const path = `/app/accounts/1/conversations/${talk.id}`
  const open = async (email?: string) => {
    const page = await newPerson(browser, baseURL)
    await makeCuttable(page)
    refuseErrors(page)
    await signIn(page, email)
    await page.goto(path)
    await expect(page.getByRole('article').last()).toBeVisible()
    return page
  }
  const pages = [await open(), await open('admin@demo.test')]
  const counts = await workTogether(pages, talk, randomFrom(7), Date.now() + 30_000)
  expect(counts.disconnected).toBeGreaterThan(0)
  const messages = await expectEqualScreens(pages, talk.id, open)
  expect(messages).toBeGreaterThan(3)
})
