import { z } from 'zod'
import { notFound } from '#lib/base/errors.ts'
import { fault } from '#lib/base/faults.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { runtime } from '#lib/base/runtime.ts'
import { attributes, id, line } from '#lib/base/text.ts'
import { keepFace, upload } from '#lib/files/index.ts'
import { availabilities } from '#lib/protocol/index.ts'
import { requireUser } from './authenticate.ts'
import { profile, setActiveAccount, setAvailability, setFace, updateProfile } from './people.ts'
import { availabilityNumber, profileAnswer } from './user.ts'

const changes = z.object({
  name: line().optional(),
  display_name: line().nullable().optional(),
  ui_settings: attributes().optional(),
  avatar: upload().optional(),
})

const profileChanges = z.object({ profile: changes })
const ownAvailability = z.object({ profile: z.object({ account_id: id(), availability: z.enum(availabilities) }) })
const activeAccount = z.object({ profile: z.object({ account_id: id() }) })

const tag = 'Profile'

export const profileDoor = door()
profileDoor.use(requireUser)

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
    summary: 'Changes the names and settings of the signed-in person.',
    body: profileChanges,
    answer: profileAnswer,
  }),
  async c => {
    const { avatar, ...given } = (await body(c, profileChanges, { files: 1 })).profile
    if (avatar) await changeFace(c.var.userId, await keepFace(avatar, 'profile.avatar'))
    await updateProfile(c.var.userId, given)
    return c.json(await profile(c.var.userId))
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
    if (!(await setAvailability(c.var.userId, input.account_id, availabilityNumber(input.availability))))
      throw notFound()
    return c.json(await profile(c.var.userId))
  },
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
