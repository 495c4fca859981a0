/** Goes back to the row of a conversation; to the list itself, when it has no such row (any more). */
export function focusRow(id: number) {
  const row = document.querySelector<HTMLElement>(`[data-conversation="${id}"]`)
  if (row) row.focus()
  else focusList()
}

export function focusList() {
  document.querySelector<HTMLElement>('[data-conversation-list]')?.focus({ preventScroll: true })
}
