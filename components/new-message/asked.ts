import { createStore } from '../data/store.ts'

/** Somebody to write to. */
export type Recipient = {
  id: number
  name: string
  email: string | null
  phone: string | null
  thumbnail: string
}

/** Whom a first message is being written to; `anybody` while that is to be chosen, null when none is written. */
export const newMessage = createStore<Recipient | 'anybody' | null>(null)
