import { signal } from '@preact/signals'
import { params } from './params.ts'

/** A page that has promised to say who the visitor is, and does not, keeps nobody waiting longer than this. */
const patience = 5_000

/** The page has said, or will say, who the visitor is, and the server has not answered yet: nothing is sent till then. */
export const identifying = signal(params.identify && !params.token)

let timer: ReturnType<typeof setTimeout> | undefined

export function awaitIdentity(then: () => void) {
  if (!identifying.value) return
  timer = setTimeout(() => {
    identifying.value = false
    then()
  }, patience)
}

/** The page has said it. */
export function identityHasCome() {
  clearTimeout(timer)
  identifying.value = true
}
