import { z } from 'zod'
import { notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { body } from '#lib/base/http/request.ts'
import { attributes, id, line } from '#lib/base/text.ts'
import { availabilities } from '#lib/protocol/index.ts'
import { requireUser } from './authenticate.ts'
import { profile, setActiveAccount, setAvailability, updateProfile } from './people.ts'
import { availabilityNumber } from './user.ts'

const changes = z.object({
  name: line().optional(),
  display_name: line().nullable().optional(),
  ui_settings: attributes().optional(),
})

export const profileDoor = door()
profileDoor.use(requireUser)

profileDoor.get('/', async c => c.json(await profile(c.var.userId)))

profileDoor.on(['PUT', 'PATCH'], '/', async c => {
  const input = await body(c, z.object({ profile: changes }))
  await updateProfile(c.var.userId, input.profile)
  return c.json(await profile(c.var.userId))
})

profileDoor.post('/availability', async c => {
  const { profile: input } = await body(
    c,
    z.object({ profile: z.object({ account_id: id(), availability: z.enum(availabilities) }) }),
  )
  if (!(await setAvailability(c.var.userId, input.account_id, availabilityNumber(input.availability)))) throw notFound()
  return c.json(await profile(c.var.userId))
})

profileDoor.put('/set_active_account', async c => {
  const { profile: input } = await body(c, z.object({ profile: z.object({ account_id: id() }) }))
  if (!(await setActiveAccount(c.var.userId, input.account_id, c.var.now()))) throw notFound()
  return c.body(null, 200)
})
