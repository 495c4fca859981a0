import type { ThreadMessage } from '../thread.ts'

/** The items of a message, each with its place for a key. The server has checked what whoever wrote them made up. */
export function itemsOf<Item>({ content_attributes: { items } }: ThreadMessage) {
  return (Array.isArray(items) ? items : []).map((item: Item, key) => ({ ...item, key }))
}

/** What the visitor has answered, as a list; nothing when there is no answer yet. */
export function valuesOf<Value>({ content_attributes }: ThreadMessage): Value[] | undefined {
  const { submitted_values: values } = content_attributes
  return values ? ([values].flat() as Value[]) : undefined
}
