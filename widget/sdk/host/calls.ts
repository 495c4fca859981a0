import type { PageCall } from '../../bridge.ts'
import type { Attributes } from '../../npm/types.ts'
import { createWaiting } from '../../waiting.ts'
import { type Core, failure } from '../core.ts'
import type { Caller } from './host.ts'
import type { Panel } from './panel.ts'
import { createVisitor } from './visitor.ts'

/** What a page needs that says something about its visitor. */
export function createCalls(core: Core, panel: Panel, leave: () => void) {
  const waiting = createWaiting()
  const visitor = createVisitor(core, panel, leave)

  const caller: Caller = {
    isNamed: visitor.isNamed,
    sign: visitor.sign,
    greet(frame) {
      visitor.greet(frame)
      for (const call of waiting.take())
        frame.ask(call).catch(error => core.announce('error', { error: error.message }))
    },
    forget() {
      visitor.forget()
      waiting.take()
    },
  }

  /** Resolves when it is done, or, before the chat was opened, at once: then it is kept until it is. */
  async function tell(call: PageCall): Promise<void> {
    const frame = panel.engaged()
    if (frame) await frame.ask(call)
    else waiting.add(call)
  }

  return {
    caller,
    identify: visitor.identify,
    setUser: visitor.setUser,
    setCustomAttributes: (customAttributes: Attributes) => tell({ event: 'set-custom-attributes', customAttributes }),
    deleteCustomAttribute: (customAttribute: string) => tell({ event: 'delete-custom-attribute', customAttribute }),
    setConversationCustomAttributes: (customAttributes: Attributes) =>
      tell({ event: 'set-conversation-custom-attributes', customAttributes }),
    deleteConversationCustomAttribute: (customAttribute: string) =>
      tell({ event: 'delete-conversation-custom-attribute', customAttribute }),
    setLabel: (label: string) => tell({ event: 'set-label', label }),
    removeLabel: (label: string) => tell({ event: 'remove-label', label }),
    /** Says something in the visitor's name. */
    async sendMessage(content: string): Promise<void> {
      if (typeof content !== 'string' || !content.trim()) throw failure('invalid', 'A message has text')
      await panel.engage().ask({ event: 'send-message', content })
    },
  }
}

export type Calls = ReturnType<typeof createCalls>
