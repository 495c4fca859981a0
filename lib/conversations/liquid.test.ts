import { expect, it } from 'vitest'
import { withCharla } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

const sent = async (content: string) => {
  const talk = await startTalk()
  const { body } = await talk.ask('POST', '/messages', { content })
  return { talk, said: (body as { content: string }).content }
}

it('fills Chatwoot’s variables, of the contact, the conversation, the agent and the inbox', async () => {
  const { talk, said } = await sent('{{conversation.id}} {{agent.email}} {{inbox.id}} {{contact.id}}')
  const [conversation, email, inbox, contact] = said.split(' ')
  expect([Number(conversation), Number(inbox)]).toEqual([talk.displayId, talk.tenant.inboxId])
  expect(email).toBe(talk.tenant.agent.email)
  expect(Number(contact)).toBeGreaterThan(0)
})

it('leaves nothing where nothing is known', async () => {
  expect((await sent('To {{contact.phone}}{{contact.shoe_size}}!')).said).toBe('To !')
})
