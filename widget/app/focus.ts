const targets = new Map<string, HTMLElement>()

/** Gives an element a name, so that whoever knows what should have the focus need not know where it is. */
export const focusTarget = (name: string) => (element: HTMLElement | null) => {
  if (element) targets.set(name, element)
  else targets.delete(name)
}

/** Not on touch screens: there it would raise the keyboard over what the visitor came to read. */
export function focusOn(name: string) {
  if (!matchMedia('(pointer: coarse)').matches) targets.get(name)?.focus()
}
