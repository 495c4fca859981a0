/**
 * Keeps our elements on the page. Routers such as Turbo, Turbolinks and Astro put another body in the place of the one
 * there was: then they go beside the body, where the next change of page leaves them, and the frame in them, alone. What
 * the page itself takes away stays away.
 */
export function createPlace(signal: AbortSignal) {
  const nodes = new Set<Node>()
  let home: Element = document.body

  const observer = new MutationObserver(records => {
    const others = records.some(({ removedNodes }) => [...removedNodes].some(node => !nodes.has(node)))
    for (const node of nodes) if (others && !node.isConnected) put(node, document.documentElement)
    observe()
  })

  function observe() {
    observer.disconnect()
    for (const parent of [document.documentElement, document.body]) observer.observe(parent, { childList: true })
  }

  function put(node: Node, parent = home) {
    home = parent
    nodes.add(node)
    parent.append(node)
  }

  observe()
  signal.addEventListener('abort', () => observer.disconnect())
  return {
    put: (node: Node) => put(node),
    remove(node: ChildNode) {
      nodes.delete(node)
      node.remove()
    },
  }
}

export type Place = ReturnType<typeof createPlace>
