type Attributes = Record<string, string>

/** An element without markup strings, which pages with Trusted Types refuse. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: Node[]
) {
  const node = document.createElement(tag)
  for (const name in attributes) node.setAttribute(name, attributes[name] ?? '')
  node.append(...children)
  return node
}

/** A stroked icon of 24 by 24. */
export function icon(name: string, path: string) {
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  const line = document.createElementNS(namespace, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', name)
  svg.setAttribute('aria-hidden', 'true')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

/** Resolves now, or as soon as there is a body: the snippet may stand in the head. */
export const body = () =>
  new Promise<void>(resolve => {
    if (document.body) resolve()
    else addEventListener('DOMContentLoaded', () => resolve(), { once: true })
  })

/** Tells the page, the way Chatwoot's widget does. */
export function announce(name: string, detail?: unknown) {
  dispatchEvent(new CustomEvent(`chatwoot:${name}`, { detail }))
}
