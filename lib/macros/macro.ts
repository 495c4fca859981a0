import { z } from 'zod'
import { type Action, actionAnswer, actions, outcomeAnswer } from '#lib/actions/index.ts'
import { id, line, nameOrNumber } from '#lib/base/text.ts'
import { type Blob, blobUrl } from '#lib/files/index.ts'
import { type MacroFileWire, type MacroRun, type MacroWire, macroVisibilities } from '#lib/protocol/index.ts'
import { type Agent, agentAnswer, agentWire } from '#lib/users/index.ts'

/** As many conversations in one request. */
const MOST_AT_ONCE = 100
const LINK_VALID_MS = 300_000

/** `owner_id` is whose alone it is; null for everybody's. */
export type Macro = {
  id: number
  account_id: number
  name: string
  owner_id: number | null
  actions: Action[]
  author: Agent | null
  editor: Agent | null
  files: Pick<Blob, 'account_id' | 'id' | 'filename' | 'content_type'>[]
}

export const GLOBAL = macroVisibilities.indexOf('global')
const visibility = nameOrNumber(macroVisibilities)

export const newMacro = z.object({ name: line(), visibility: visibility.default(0), actions })
export type NewMacro = z.output<typeof newMacro>

export const macroChanges = z.object({
  name: line().optional(),
  visibility: visibility.optional(),
  actions: actions.optional(),
})
export type MacroChanges = z.output<typeof macroChanges>

export const execution = z.object({ conversation_ids: z.array(id()).min(1).max(MOST_AT_ONCE) })

const fileAnswer = z.object({
  id: z.number(),
  macro_id: z.number(),
  account_id: z.number(),
  blob_id: z.number(),
  file_type: z.string(),
  file_url: z.string(),
  filename: z.string(),
}) satisfies z.ZodType<MacroFileWire>

/** A macro as the API answers it. */
export const macroAnswer = z
  .object({
    id: z.number(),
    account_id: z.number(),
    name: z.string(),
    visibility: z.enum(macroVisibilities),
    created_by: agentAnswer.optional(),
    updated_by: agentAnswer.optional(),
    actions: z.array(actionAnswer),
    files: z.array(fileAnswer),
  })
  .meta({ id: 'Macro' })

/** What was done at once, and which conversations are still to come. */
export const executionAnswer = z.object({
  payload: z.array(z.object({ conversation_id: z.number(), actions: z.array(outcomeAnswer) })),
  queued: z.array(z.number()),
}) satisfies z.ZodType<{ payload: MacroRun[]; queued: number[] }>

export const macroWire = (macro: Macro, present: Set<number>, now: Date): MacroWire => ({
  id: macro.id,
  account_id: macro.account_id,
  name: macro.name,
  visibility: macro.owner_id === null ? 'global' : 'personal',
  ...(macro.author ? { created_by: agentWire(macro.author, present) } : {}),
  ...(macro.editor ? { updated_by: agentWire(macro.editor, present) } : {}),
  actions: macro.actions,
  files: macro.files.map(file => ({
    id: file.id,
    macro_id: macro.id,
    account_id: macro.account_id,
    blob_id: file.id,
    file_type: file.content_type,
    file_url: blobUrl(file, now.getTime() + LINK_VALID_MS),
    filename: file.filename,
  })),
})
