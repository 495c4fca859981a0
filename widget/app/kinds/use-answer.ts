import { useSignal } from '@preact/signals'
import { type Answer, answer } from '../answers.ts'
import { why } from '../asking/why.ts'

/** Sends what the visitor answers to one message. `problem` says why the last attempt failed. */
export function useAnswer(id: number) {
  const busy = useSignal(false)
  const problem = useSignal('')

  async function give(given: Answer) {
    if (busy.value) return
    busy.value = true
    problem.value = ''
    try {
      await answer(id, given)
    } catch (error) {
      problem.value = why(error)
    } finally {
      busy.value = false
    }
  }
  return { busy: busy.value, problem: problem.value, give }
}
