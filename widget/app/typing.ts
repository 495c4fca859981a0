import type { UserPush } from '#lib/protocol/agent.ts'
import { postTyping } from './api.ts'
import { session } from './session.ts'
import { typist } from './store.ts'

/** An agent who falls silent without saying so is forgotten after this. */
const shownFor = 15_000
const repeatAfter = 8_000
const idleAfter = 4_000

let hide: ReturnType<typeof setTimeout> | undefined

export function showTyping(user: UserPush) {
  clearTimeout(hide)
  hide = setTimeout(hideTyping, shownFor)
  typist.value = user
}

export function hideTyping() {
  clearTimeout(hide)
  typist.value = null
}

let told = 0
let idle: ReturnType<typeof setTimeout> | undefined

/** The visitor presses keys: the agents are told, again every few seconds while it goes on. */
export function typed() {
  if (!session.known) return
  clearTimeout(idle)
  idle = setTimeout(stoppedTyping, idleAfter)
  if (Date.now() - told < repeatAfter) return
  told = Date.now()
  postTyping('on').catch(() => {})
}

export function stoppedTyping() {
  clearTimeout(idle)
  if (!told) return
  told = 0
  postTyping('off').catch(() => {})
}
