import { type ComponentProps, cloneElement, isValidElement, type ReactElement } from 'react'
import { cx } from './cx.ts'

type Bag = Record<string, unknown>

/** Gives what a button would bear to the one element inside; that one's own comes first. */
export function Slot({ children, ...rest }: ComponentProps<'button'>) {
  if (!isValidElement(children)) return children
  const child = children as ReactElement<Bag>
  const given: Bag = rest
  // What is not given does not take the place of what the element has by itself, as the type of a button.
  const merged: Bag = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  for (const [name, own] of Object.entries(child.props)) {
    const other = given[name]
    if (isHandler(name, own) && isHandler(name, other)) {
      merged[name] = (event: unknown) => {
        own(event)
        other(event)
      }
    } else if (name === 'className') merged[name] = cx(other as string | undefined, own as string | undefined)
    else if (own !== undefined) merged[name] = own
  }
  return cloneElement(child, merged)
}

function isHandler(name: string, value: unknown): value is (event: unknown) => void {
  return typeof value === 'function' && /^on[A-Z]/.test(name)
}
