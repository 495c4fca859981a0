import type { Outgoing as Leaving } from '../outgoing.ts'
import type { WhatsappRow } from './inbox.ts'

/** Everything that a message to WhatsApp is made of. */
export type Outgoing = Leaving<WhatsappRow>
