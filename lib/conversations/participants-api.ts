import type { Context as Request } from 'hono'
import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { type Agent, agentAnswer, agentWire, presentMembers } from '#lib/users/index.ts'
import { addParticipants, listParticipants, removeParticipants, replaceParticipants } from './participants.ts'

const input = z.object({ user_ids: z.array(id()).max(1000) })
const answer = z.array(agentAnswer)
const tag = 'Conversations'
const userIds = async (c: Request) => [...new Set((await body(c, input)).user_ids)]
const wires = async (accountId: number, agents: Agent[]) => {
  const present = await presentMembers(accountId)
  return agents.map(agent => agentWire(agent, present))
}

/** `A/conversations/:id/participants`. As with members of an inbox, users are named in the body. */
export const participantsDoor = door()

participantsDoor.get(
  '/',
  operation({ id: 'list-participants', tag, summary: 'Who takes part without being the assignee.', answer }),
  async c => c.json(await wires(c.var.ctx.accountId, await listParticipants(c.var.ctx, pathId(c)))),
)

participantsDoor.post(
  '/',
  operation({ id: 'add-participants', tag, summary: 'Lets members take part.', body: input, answer }),
  async c => c.json(await wires(c.var.ctx.accountId, await addParticipants(c.var.ctx, pathId(c), await userIds(c)))),
)

participantsDoor.on(
  ['PUT', 'PATCH'],
  '/',
  operation({ id: 'replace-participants', tag, summary: 'Lets exactly these members take part.', body: input, answer }),
  async c =>
    c.json(await wires(c.var.ctx.accountId, await replaceParticipants(c.var.ctx, pathId(c), await userIds(c)))),
)

participantsDoor.delete(
  '/',
  operation({
    id: 'remove-participants',
    tag,
    summary: 'Lets members take part no longer.',
    body: input,
    answer: null,
  }),
  async c => {
    await removeParticipants(c.var.ctx, pathId(c), await userIds(c))
    return c.body(null, 200)
  },
)
