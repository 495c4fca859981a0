import type { AgentWire } from '#lib/protocol/agent.ts'
import { Avatar } from '../../ui/avatar.tsx'

const MOST = 4

/** A few of many, one over the other. Their names are told elsewhere. */
export function Faces({ people }: { people: Pick<AgentWire, 'id' | 'name' | 'thumbnail'>[] }) {
  return (
    <span aria-hidden className="flex items-center -space-x-1.5 max-sm:hidden rtl:space-x-reverse">
      {people.slice(0, MOST).map(one => (
        <Avatar
          key={one.id}
          name={one.name}
          seed={one.id}
          src={one.thumbnail}
          size={24}
          className="rounded-full ring-2 ring-surface"
        />
      ))}
      {people.length > MOST && <span className="ps-3 text-xs text-faint">+{people.length - MOST}</span>}
    </span>
  )
}
