/** Goes back to the row of a conversation; to the list itself, when it has no such row (any more). */
export function focusRow(id: number) {
  const row = document.querySelector<HTMLElement>(`[data-conversation="${id}"]`)
  if (row) row.focus()
  else focusList()
}

/** Whether there is a list that could take the focus. */
export function focusList(): boolean {
  const list = document.querySelector<HTMLElement>('[data-conversation-list]')
  list?.focus({ preventScroll: true })
  return list !== null
}
