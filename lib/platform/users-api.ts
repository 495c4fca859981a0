import type { Context as Request } from 'hono'
import { z } from 'zod'
import { notFound } from '#lib/base/errors.ts'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { attributes, email, line } from '#lib/base/text.ts'
import { changeUser, deleteUser, newSsoLink, password, profile, profileAnswer, setFreeAgain } from '#lib/users/index.ts'
import { reachUser } from './reach.ts'
import { makeUser } from './users.ts'

const changes = z.object({
  name: line().optional(),
  display_name: line().nullable().optional(),
  email: email().optional(),
  password: password().optional(),
  custom_attributes: attributes().optional(),
})
const newUser = changes.extend({ name: line(), email: email() })

const tag = 'Platform Users'

/** `P/users`. */
export const platformUsersDoor = door()

platformUsersDoor.post(
  '/',
  operation({
    id: 'create-a-user',
    tag,
    summary:
      'Makes a person. One that the app reaches already is answered as they are; any other known address is refused.',
    body: newUser,
    answer: profileAnswer,
  }),
  async c => c.json(await shown(await makeUser(c.var.platformApp, await body(c, newUser)))),
)

platformUsersDoor.get(
  '/:id',
  operation({ id: 'get-details-of-a-user', tag, summary: 'A person, with their token.', answer: profileAnswer }),
  async c => c.json(await told(c, shown)),
)

platformUsersDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-a-user',
    tag,
    summary: 'Changes what is named of a person. A new address or password signs them out.',
    body: changes,
    answer: profileAnswer,
  }),
  async c => {
    const id = pathId(c)
    await reachUser(c.var.platformApp, id)
    await changeUser(id, await body(c, changes))
    const answer = await shown(id)
    await reachUser(c.var.platformApp, id).catch(async error => {
      await setFreeAgain(id) // they have joined somebody else meanwhile
      throw error
    })
    return c.json(answer)
  },
)

platformUsersDoor.delete(
  '/:id',
  operation({
    id: 'delete-a-user',
    tag,
    summary: 'Deletes a person, out of every account. What they wrote stays.',
    answer: null,
  }),
  async c => {
    const id = pathId(c)
    await reachUser(c.var.platformApp, id)
    await deleteUser(id)
    return c.body(null, 200)
  },
)

platformUsersDoor.get(
  '/:id/login',
  operation({
    id: 'get-sso-url-of-a-user',
    tag,
    summary: 'A link that signs the person in, once and within five minutes.',
    answer: z.object({ url: z.string() }),
  }),
  async c => c.json({ url: await told(c, id => newSsoLink(id, c.var.now())) }),
)

platformUsersDoor.post(
  '/:id/token',
  operation({
    id: 'get-token-of-a-user',
    tag,
    summary: 'The token of the person, which does not expire.',
    answer: z.object({
      access_token: z.string(),
      expiry: z.null(),
      user: profileAnswer.pick({ id: true, name: true, display_name: true, email: true, pubsub_token: true }),
    }),
  }),
  async c => {
    const { access_token, id, name, display_name, email, pubsub_token } = await told(c, shown)
    return c.json({ access_token, expiry: null, user: { id, name, display_name, email, pubsub_token } })
  },
)

/** What may be known of a person of the app's: also when it is answered, not only when it was asked. */
async function told<T>(c: Request<AppEnv>, look: (userId: number) => Promise<T>): Promise<T> {
  const id = pathId(c)
  await reachUser(c.var.platformApp, id)
  const found = await look(id)
  await reachUser(c.var.platformApp, id)
  return found
}

async function shown(userId: number) {
  const user = await profile(userId)
  if (!user) throw notFound()
  return user
}
