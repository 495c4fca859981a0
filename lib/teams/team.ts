import { z } from 'zod'
import { id, line, text } from '#lib/base/text.ts'
import type { TeamPush, TeamWire } from '#lib/protocol/index.ts'

/** A team's row, and whether the acting member is in it. */
export type Team = {
  id: number
  account_id: number
  name: string
  description: string | null
  allow_auto_assign: boolean
  is_member: boolean
}

// Folded before it is measured: some letters become two.
const name = z
  .string()
  .transform(value => value.toLowerCase())
  .pipe(line())

export const newTeam = z.object({
  name,
  description: text(2000).nullable().default(null),
  allow_auto_assign: z.boolean().default(true),
})
export type NewTeam = z.output<typeof newTeam>

export const teamChanges = z.object({
  name: name.optional(),
  description: text(2000).nullable().optional(),
  allow_auto_assign: z.boolean().optional(),
})
export type TeamChanges = z.output<typeof teamChanges>

/** The people who come into a team, leave it, or are all of it. */
export const teamPeople = z.object({
  user_ids: z
    .array(id())
    .max(1000)
    .transform(ids => [...new Set(ids)]),
})

/** A team as the API answers it. */
export const teamAnswer = z
  .object({
    id: z.number(),
    account_id: z.number(),
    name: z.string(),
    description: z.string().nullable(),
    allow_auto_assign: z.boolean(),
    is_member: z.boolean(),
  })
  .meta({ id: 'Team' }) satisfies z.ZodType<TeamWire>

export const teamWire = (team: Team): TeamWire => ({
  id: team.id,
  account_id: team.account_id,
  name: team.name,
  description: team.description,
  allow_auto_assign: team.allow_auto_assign,
  is_member: team.is_member,
})

export const teamPush = (team: Team): TeamPush => ({ id: team.id, name: team.name })
