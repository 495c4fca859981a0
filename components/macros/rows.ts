import type { ActionName, ActionWire } from '#lib/protocol/action.ts'

/** An action as the form holds it: one text for most, several for what is chosen several times. */
export type Row = { name: ActionName; value: string; files: { id: number; name: string }[] }

/** What is asked for with an action. */
export type Input = 'words' | 'files' | 'agent' | 'team' | 'labels' | 'status' | 'priority' | 'emails' | 'url' | null

export const inputOf: Record<ActionName, Input> = {
  send_message: 'words',
  add_private_note: 'words',
  send_attachment: 'files',
  assign_agent: 'agent',
  assign_team: 'team',
  remove_assigned_agent: null,
  remove_assigned_team: null,
  add_label: 'labels',
  remove_label: 'labels',
  change_status: 'status',
  resolve_conversation: null,
  snooze_conversation: null,
  change_priority: 'priority',
  mute_conversation: null,
  send_email_transcript: 'emails',
  send_webhook_event: 'url',
}

/** What a new action begins with. */
export function newRow(name: ActionName): Row {
  const value = name === 'assign_agent' ? 'self' : name === 'send_email_transcript' ? '{{contact.email}}' : ''
  return { name, value, files: [] }
}

export function toRow(action: ActionWire, files: { blob_id: number; filename: string }[]): Row {
  const { action_name: name } = action
  if (action.action_name === 'send_attachment') {
    const named = (id: number) => files.find(one => one.blob_id === id)?.filename ?? `#${id}`
    return { name, value: '', files: action.action_params.map(id => ({ id, name: named(id) })) }
  }
  return { name, value: action.action_params.join(', '), files: [] }
}

export function toAction({ name, value, files }: Row): ActionWire {
  return { action_name: name, action_params: params(inputOf[name], value, files) } as ActionWire
}

function params(input: Input, value: string, files: Row['files']): (string | number)[] {
  switch (input) {
    case null:
      return []
    case 'files':
      return files.map(one => one.id)
    case 'labels':
      return titlesIn(value)
    case 'agent':
    case 'team':
      return [/^\d+$/.test(value) ? Number(value) : value]
    case 'words':
      return [value]
    default:
      return [value.trim()]
  }
}

export const titlesIn = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map(one => one.trim().toLowerCase())
      .filter(Boolean),
  ),
]

/** Which word of the catalogue says what is missing or wrong; null when all is well. */
export function wrongIn({ name, value, files }: Row): 'valueNeeded' | 'urlWrong' | null {
  const input = inputOf[name]
  if (input === null) return null
  if (input === 'files') return files.length ? null : 'valueNeeded'
  if (input === 'labels' ? titlesIn(value).length === 0 : value.trim() === '') return 'valueNeeded'
  return input === 'url' && !/^https?:\/\/[^\s]+$/i.test(value.trim()) ? 'urlWrong' : null
}
