import {
  BellOff,
  CircleCheck,
  CircleDot,
  Clock3,
  Lock,
  type LucideIcon,
  Mail,
  Paperclip,
  Send,
  SignalHigh,
  Tag,
  UserRound,
  UserRoundX,
  UsersRound,
  Webhook,
} from 'lucide-react'
import type { ActionName } from '#lib/protocol/action.ts'

const icons: Record<ActionName, LucideIcon> = {
  send_message: Send,
  add_private_note: Lock,
  send_attachment: Paperclip,
  assign_agent: UserRound,
  assign_team: UsersRound,
  remove_assigned_agent: UserRoundX,
  remove_assigned_team: UserRoundX,
  add_label: Tag,
  remove_label: Tag,
  change_status: CircleDot,
  resolve_conversation: CircleCheck,
  snooze_conversation: Clock3,
  change_priority: SignalHigh,
  mute_conversation: BellOff,
  send_email_transcript: Mail,
  send_webhook_event: Webhook,
}

export function ActionIcon({ name, size = 14 }: { name: ActionName; size?: number }) {
  const Icon = icons[name]
  return <Icon size={size} aria-hidden className="shrink-0 text-muted" />
}
