import { z } from 'zod'
import { notFound } from '#lib/base/errors.ts'
import { fault } from '#lib/base/faults.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { runtime } from '#lib/base/runtime.ts'
import { attributes, email, id, line, text } from '#lib/base/text.ts'
import { keepFace, upload } from '#lib/files/index.ts'
import { availabilities } from '#lib/protocol/index.ts'
import { changeOwnPassword, resetAccessToken } from './access.ts'
import { askForAddress } from './address.ts'
import { oncePerPerson, requireUser } from './authenticate.ts'
import { password } from './password.ts'
import { profile, setActiveAccount, setAvailability, setFace, updateProfile } from './people.ts'
import { sessionsDoor } from './sessions-api.ts'
import { availabilityNumber, profileAnswer } from './user.ts'

const changes = z
  .object({
    name: line().optional(),
    display_name: line().nullable().optional(),
    message_signature: text(5000).nullable().optional(),
    ui_settings: attributes().optional(),
    avatar: upload().optional(),
    password: z.preprocess(value => (value === '' ? undefined : value), password().optional()),
    password_confirmation: text(1000).optional(),
    current_password: text(1000).optional(),
  })
  .superRefine((given, context) => {
    const wrong = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (given.password === undefined) return
    if (!given.current_password) wrong('current_password', "can't be blank")
    if ((given.password_confirmation ?? given.password) !== given.password)
      wrong('password_confirmation', "doesn't match Password")
  })

const profileChanges = z.object({ profile: changes })
const wantedAddress = z.object({ email: email(), current_password: text(1000).min(1, "can't be blank") })
const ownAvailability = z.object({ profile: z.object({ account_id: id(), availability: z.enum(availabilities) }) })
const ownAutoOffline = z.object({ profile: z.object({ account_id: id(), auto_offline: z.boolean() }) })
const activeAccount = z.object({ profile: z.object({ account_id: id() }) })

const tag = 'Profile'

export const profileDoor = door()
profileDoor.use(requireUser, oncePerPerson)
profileDoor.route('/sessions', sessionsDoor)

profileDoor.get(
  '/',
  operation({
    id: 'fetchProfile',
    tag,
    summary: 'The signed-in person, with their accounts and tokens.',
    answer: profileAnswer,
  }),
  async c => c.json(await profile(c.var.userId)),
)

profileDoor.on(
  ['PUT', 'PATCH'],
  '/',
  operation({
    id: 'updateProfile',
    tag,
    summary: 'Changes the names, settings and signature of the signed-in person; the password with the current one.',
    body: profileChanges,
    answer: profileAnswer,
  }),
  async c => {
    const { profile: input } = await body(c, profileChanges, { files: 1 })
    const { avatar, password: chosen, current_password: current = '', password_confirmation: _, ...given } = input
    if (chosen) await changeOwnPassword(c.var.userId, { current, chosen }, c.var.sessionClient ?? null)
    if (avatar) await changeFace(c.var.userId, await keepFace(avatar, 'profile.avatar'))
    await updateProfile(c.var.userId, given)
    return c.json(await profile(c.var.userId))
  },
)

profileDoor.post(
  '/email',
  operation({
    id: 'ask-for-email',
    tag,
    summary: 'Mails a link to an address that the person wants to sign in with; it is theirs once they follow it.',
    body: wantedAddress,
    answer: null,
  }),
  async c => {
    const { email: wanted, current_password: current } = await body(c, wantedAddress)
    await askForAddress(c.var.userId, { email: wanted, current }, c.var.now())
    return c.body(null, 200)
  },
)

profileDoor.delete(
  '/avatar',
  operation({ id: 'delete-avatar', tag, summary: 'Takes the face of the person away.', answer: profileAnswer }),
  async c => {
    await changeFace(c.var.userId, null)
    return c.json(await profile(c.var.userId))
  },
)

/** A person belongs to no account whose log could ask for a job: the picture before goes here. */
async function changeFace(userId: number, key: string | null): Promise<void> {
  const before = await setFace(userId, key)
  if (before)
    await runtime()
      .files.delete([before])
      .catch(error => fault(error, 'removing a face failed'))
}

profileDoor.post(
  '/availability',
  operation({
    id: 'update-availability',
    tag,
    summary: 'Says whether the person is available in an account.',
    body: ownAvailability,
    answer: profileAnswer,
  }),
  async c => {
    const { profile: input } = await body(c, ownAvailability)
    if (
      !(await setAvailability(c.var.userId, input.account_id, { availability: availabilityNumber(input.availability) }))
    )
      throw notFound()
    return c.json(await profile(c.var.userId))
  },
)

profileDoor.post(
  '/auto_offline',
  operation({
    id: 'update-auto-offline',
    tag,
    summary: 'Says whether the person counts as offline in an account while they are away.',
    body: ownAutoOffline,
    answer: profileAnswer,
  }),
  async c => {
    const { account_id, auto_offline } = (await body(c, ownAutoOffline)).profile
    if (!(await setAvailability(c.var.userId, account_id, { auto_offline }))) throw notFound()
    return c.json(await profile(c.var.userId))
  },
)

profileDoor.post(
  '/reset_access_token',
  operation({
    id: 'reset-access-token',
    tag,
    summary: 'Gives the person a new token; the old one ends.',
    answer: profileAnswer,
  }),
  async c => {
    await resetAccessToken(c.var.userId)
    return c.json(await profile(c.var.userId))
  },
)

profileDoor.post(
  '/resend_confirmation',
  operation({
    id: 'resend-confirmation',
    tag,
    summary: 'Does nothing: whoever can sign in has a confirmed address. Clients ask all the same.',
    answer: null,
  }),
  c => c.body(null, 200),
)

profileDoor.put(
  '/set_active_account',
  operation({
    id: 'set-active-account',
    tag,
    summary: 'Notes the account that the person works in.',
    body: activeAccount,
    answer: null,
  }),
  async c => {
    const { profile: input } = await body(c, activeAccount)
    if (!(await setActiveAccount(c.var.userId, input.account_id, c.var.now()))) throw notFound()
    return c.body(null, 200)
  },
)
