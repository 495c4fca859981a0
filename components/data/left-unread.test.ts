import { expect, it } from 'vitest'
import { isLeftUnread, leaveUnread, readAgain } from './left-unread.ts'

it('what is marked as unread stays so until something new comes, or it is opened again', () => {
  leaveUnread(1, 5, 70)
  expect([isLeftUnread(1, 5, 70), isLeftUnread(1, 5, 71), isLeftUnread(2, 5, 70)]).toEqual([true, false, false])
  readAgain(1, 5)
  expect(isLeftUnread(1, 5, 70)).toBe(false)
})
