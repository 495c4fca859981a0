import type { Context as Request } from 'hono'
import { z } from 'zod'
import { botAnswer, botChanges, botWire, newBot } from '#lib/agent-bots/index.ts'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { id, text } from '#lib/base/text.ts'
import { fetchFile, keepFace, upload } from '#lib/files/index.ts'
import { changeBot, changeFace, dropBot, listBots, makeBot, type PlatformBot, reachBot, reachPlace } from './bots.ts'

const place = {
  account_id: z.preprocess(given => (given === '' ? null : given), id().nullable().optional()),
  avatar: upload().optional(),
  avatar_url: z.preprocess(given => (given === '' ? undefined : given), text(2048).optional()),
}
const changes = botChanges.extend(place)
const made = newBot.extend(place)
type Faced = { avatar?: z.output<typeof changes>['avatar']; avatar_url?: string | undefined }

const answer = botAnswer.extend({ account_id: z.number().nullable() })
const wire = (bot: PlatformBot): z.output<typeof answer> => ({
  ...botWire({ ...bot, account_id: bot.account_id ?? 0 }, true),
  account_id: bot.account_id,
  system_bot: bot.account_id === null,
})

const tag = 'Platform AgentBots'

/** `P/agent_bots`. */
export const platformBotsDoor = door()

platformBotsDoor.get(
  '/',
  operation({ id: 'list-all-agent-bots', tag, summary: 'The bots that the app reaches.', answer: z.array(answer) }),
  async c => c.json((await listBots(c.var.platformApp)).map(wire)),
)

platformBotsDoor.post(
  '/',
  operation({
    id: 'create-an-agent-bot',
    tag,
    summary: 'Makes a bot of an account; or of none yet, which works nowhere until it is given one.',
    body: made,
    answer,
  }),
  async c => {
    const { account_id = null, avatar, avatar_url, ...given } = await body(c, made, { files: 1 })
    await reachPlace(c.var.platformApp, { account_id: null }, account_id)
    const key = await faceOf(c, { avatar, avatar_url })
    const bot = await makeBot(c.var.platformApp, account_id, given)
    return c.json(wire(key ? await changeFace(bot, key) : bot))
  },
)

platformBotsDoor.get(
  '/:id',
  operation({ id: 'get-details-of-a-single-agent-bot', tag, summary: 'A bot.', answer }),
  async c => c.json(wire(await reachBot(c.var.platformApp, pathId(c)))),
)

platformBotsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-an-agent-bot',
    tag,
    summary: 'Changes what is named of a bot; a bot without an account is given one by `account_id`.',
    body: changes,
    answer,
  }),
  async c => {
    const bot = await reachBot(c.var.platformApp, pathId(c))
    const { account_id, avatar, avatar_url, ...given } = await body(c, changes, { files: 1 })
    await reachPlace(c.var.platformApp, bot, account_id)
    const key = await faceOf(c, { avatar, avatar_url })
    const changed = await changeBot(c.var.platformApp, bot, account_id, given)
    return c.json(wire(key ? await changeFace(changed, key) : changed))
  },
)

platformBotsDoor.delete(
  '/:id',
  operation({ id: 'delete-an-agent-bot', tag, summary: 'Takes a bot away.', answer: null }),
  async c => {
    await dropBot(await reachBot(c.var.platformApp, pathId(c)))
    return c.body(null, 200)
  },
)

platformBotsDoor.delete(
  '/:id/avatar',
  operation({ id: 'delete-avatar-of-an-agent-bot', tag, summary: 'Takes the face of a bot away.', answer }),
  async c => c.json(wire(await changeFace(await reachBot(c.var.platformApp, pathId(c)), null))),
)

/** The key of the face that was sent along, or is fetched from an address. */
async function faceOf(c: Request<AppEnv>, { avatar, avatar_url }: Faced): Promise<string | null> {
  if (avatar) return keepFace(avatar)
  if (!avatar_url) return null
  const fetched = await fetchFile(avatar_url, 'avatar_url')
  c.set('uploads', [...(c.var.uploads ?? []), fetched])
  return keepFace(fetched, 'avatar_url')
}
