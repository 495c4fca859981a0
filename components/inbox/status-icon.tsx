import { CircleCheck, CircleDashed, CircleDot, Clock3, Layers } from 'lucide-react'
import type { ConversationStatus } from '#lib/protocol/index.ts'

const icons = { open: CircleDot, resolved: CircleCheck, pending: CircleDashed, snoozed: Clock3, all: Layers }
const colors = {
  open: 'text-info',
  resolved: 'text-good',
  pending: 'text-faint',
  snoozed: 'text-attention',
  all: 'text-faint',
}

/** A status by shape and colour. */
export function StatusIcon({ status, size = 15 }: { status: ConversationStatus | 'all'; size?: number }) {
  const Icon = icons[status]
  return <Icon size={size} aria-hidden className={colors[status]} />
}
