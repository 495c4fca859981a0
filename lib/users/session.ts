import { z } from 'zod'
import { deviceOf } from './device.ts'

export type Session = {
  id: number
  client_id: string
  ip: string | null
  user_agent: string | null
  last_activity_at: Date
  created_at: Date
}

/** A session as the person sees it. Nobody is asked where an address is: the places are empty. */
export const sessionAnswer = z
  .object({
    id: z.number(),
    browser_name: z.string(),
    browser_version: z.string(),
    device_name: z.string(),
    platform_name: z.string(),
    platform_version: z.string(),
    ip_address: z.string().nullable(),
    city: z.null(),
    country: z.null(),
    country_code: z.null(),
    last_activity_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' })

/** `client`: the session that asks. */
export const sessionWire = (session: Session, client: string | null): z.output<typeof sessionAnswer> => ({
  id: session.id,
  ...deviceOf(session.user_agent ?? ''),
  ip_address: session.ip,
  city: null,
  country: null,
  country_code: null,
  last_activity_at: session.last_activity_at.toISOString(),
  created_at: session.created_at.toISOString(),
  current: session.client_id === client,
})
