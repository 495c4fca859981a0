/** How a contact looks on the wire (Chatwoot's keys; ids are numbers, times unix seconds). */
export type ContactWire = {
  id: number
  name: string | null
  email: string | null
  phone_number: string | null
  identifier: string | null
  blocked: boolean
  thumbnail: string
  availability_status: 'online' | 'offline'
  additional_attributes: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  last_activity_at: number | null
  created_at: number
}

/** A contact as the sender of a message or of a conversation in pushed events. */
export type ContactPush = Omit<ContactWire, 'availability_status' | 'last_activity_at' | 'created_at'> & {
  type: 'contact'
}
