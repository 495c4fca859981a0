import { describe, expect, it } from 'vitest'
import { type ActionWire, actionNames } from '#lib/protocol/action.ts'
import { newRow, toAction, toRow, wrongIn } from './rows.ts'

const files = [{ blob_id: 4, filename: 'prices.pdf' }]
const all: ActionWire[] = [
  { action_name: 'send_message', action_params: ['Hello, you\nthere'] },
  { action_name: 'add_private_note', action_params: ['Seen'] },
  { action_name: 'send_attachment', action_params: [4] },
  { action_name: 'assign_agent', action_params: ['self'] },
  { action_name: 'assign_agent', action_params: [7] },
  { action_name: 'assign_team', action_params: ['nil'] },
  { action_name: 'remove_assigned_agent', action_params: [] },
  { action_name: 'add_label', action_params: ['vip', 'late'] },
  { action_name: 'change_status', action_params: ['pending'] },
  { action_name: 'change_priority', action_params: ['urgent'] },
  { action_name: 'send_email_transcript', action_params: ['a@example.test, b@example.test'] },
  { action_name: 'send_webhook_event', action_params: ['https://example.com/hook'] },
]

describe('the rows of a macro', () => {
  it.each(all)('hold $action_name and give it back', action => {
    const row = toRow(action, files)
    expect(wrongIn(row)).toBeNull()
    expect(toAction(row)).toEqual(action)
  })

  it('name the files, also those that are gone', () => {
    expect(toRow({ action_name: 'send_attachment', action_params: [4, 5] }, files).files).toEqual([
      { id: 4, name: 'prices.pdf' },
      { id: 5, name: '#5' },
    ])
  })

  it('say what is missing', () => {
    const missing = actionNames.filter(name => wrongIn(newRow(name)) === 'valueNeeded')
    expect(missing).toContain('send_message')
    expect(missing).not.toContain('resolve_conversation')
    expect(missing).not.toContain('assign_agent')
    expect(wrongIn({ ...newRow('send_webhook_event'), value: 'ftp://example.com' })).toBe('urlWrong')
    expect(wrongIn({ ...newRow('add_label'), value: ' , ' })).toBe('valueNeeded')
  })
})
