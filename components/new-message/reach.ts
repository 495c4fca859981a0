/** What somebody who is not there yet can be reached by, if that is what the text is. */
export function newPlace(text: string): { email: string } | { phone_number: string } | null {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { email: text }
  const bare = text.replace(/[\s()./-]/g, '')
  return /^\+[1-9]\d{5,14}$/.test(bare) ? { phone_number: bare } : null
}

type Reached = { email: string | null }
type Inbox = { traits?: { recipients: boolean; templates: boolean; reply_window: number | null } | undefined }

/** Why the contact cannot be written to from the inbox; null when they can. */
export const unreachable = (contact: Reached, inbox: Inbox): 'email' | null =>
  inbox.traits?.recipients && !contact.email ? 'email' : null

/** Where one may begin with a template alone. */
export const onlyTemplates = ({ traits }: Inbox): boolean => Boolean(traits?.templates && traits.reply_window !== null)
