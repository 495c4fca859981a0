import type { EphemeralEvent, SenderPush } from '#lib/protocol/index.ts'

export type Typist = { key: string; name: string; isContact: boolean; isPrivate: boolean; until: number }

/** Who is typing where: conversation id → people. An "on" that is not repeated fades after six seconds. */
export type Typing = Record<number, Typist[]>

const fade = 6_000

export function followTyping(typing: Typing, event: EphemeralEvent, me: number, now: number): Typing {
  if (event.event !== 'conversation.typing_on' && event.event !== 'conversation.typing_off') return typing
  const { user, conversation, is_private } = event.data
  if (user.type === 'user' && user.id === me) return typing
  const others = (typing[conversation.id] ?? []).filter(one => one.key !== keyOf(user))
  const people =
    event.event === 'conversation.typing_on'
      ? [
          ...others,
          {
            key: keyOf(user),
            name: nameOf(user),
            isContact: user.type === 'contact',
            isPrivate: is_private,
            until: now + fade,
          },
        ]
      : others
  return { ...typing, [conversation.id]: people }
}

/** A message ends its writer's typing. */
export function stopTyping(typing: Typing, conversationId: number, sender: SenderPush | undefined): Typing {
  const people = typing[conversationId]
  if (!sender || !people?.length) return typing
  return { ...typing, [conversationId]: people.filter(one => one.key !== keyOf(sender)) }
}

export function fadeTyping(typing: Typing, now: number): Typing {
  const left = Object.entries(typing).map(([id, people]) => [id, people.filter(one => one.until > now)] as const)
  if (left.every(([id, people]) => people.length && people.length === typing[Number(id)]?.length)) return typing
  return Object.fromEntries(left.filter(([, people]) => people.length))
}

function keyOf(user: SenderPush) {
  return `${user.type === 'user' ? 'user' : 'contact'}:${user.id}`
}

function nameOf(user: SenderPush) {
  return (user.type === 'user' ? user.available_name : user.name) ?? ''
}
