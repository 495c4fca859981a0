import type { ActionName, ActionWire } from './action.ts'
import type { AgentWire } from './agent.ts'

export const macroVisibilities = ['personal', 'global'] as const
export type MacroVisibility = (typeof macroVisibilities)[number]

export type MacroFileWire = {
  id: number
  macro_id: number
  account_id: number
  blob_id: number
  file_type: string
  file_url: string
  filename: string
}

export type MacroWire = {
  id: number
  account_id: number
  name: string
  visibility: MacroVisibility
  created_by?: AgentWire | undefined
  updated_by?: AgentWire | undefined
  actions: ActionWire[]
  files: MacroFileWire[]
}

/** What became of one action. Without an error it is done. */
export type ActionOutcome = { action_name: ActionName; error: string | null }
/** What a macro has done to one conversation. */
export type MacroRun = { conversation_id: number; actions: ActionOutcome[] }
