/** A team as members see it. `is_member`: whether whoever asks is in it. */
export type TeamWire = {
  id: number
  account_id: number
  name: string
  description: string | null
  allow_auto_assign: boolean
  is_member: boolean
}

/** A team as conversations carry it in events. */
export type TeamPush = { id: number; name: string }
