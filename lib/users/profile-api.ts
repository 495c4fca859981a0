import { z } from 'zod'
import { notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { attributes, id, line } from '#lib/base/text.ts'
import { availabilities } from '#lib/protocol/index.ts'
import { requireUser } from './authenticate.ts'
import { profile, setActiveAccount, setAvailability, updateProfile } from './people.ts'
import { availabilityNumber, profileAnswer } from './user.ts'

const changes = z.object({
  name: line().optional(),
  display_name: line().nullable().optional(),
  ui_settings: attributes().optional(),
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
    const input = await body(c, profileChanges)
    await updateProfile(c.var.userId, input.profile)
    return c.json(await profile(c.var.userId))
  },
)

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
