/** A text that agents insert by its short code. Times as Chatwoot answers them here: ISO 8601. */
export type CannedResponseWire = {
  id: number
  account_id: number
  short_code: string
  content: string
  created_at: string
  updated_at: string
}
