type Waiting<Question, Answer> = {
  question: Question
  done: (answer: Answer | Promise<Answer>) => void
  failed: (reason: unknown) => void
}

/**
 * Asks together what is asked at the same time: while `atOnce` answers are under way, further questions wait and go with
 * the next, up to `most` in one. A lone question goes at once; the more there are, the less each costs. With `restMs` an
 * answer to so many is followed by so long a rest, in which more come together, unless enough have. `ask` answers in the
 * order of the questions, and may leave single answers to come later; what it throws fails all.
 */
export function gather<Question, Answer>(
  { most, atOnce, restMs }: { most: number; atOnce: number | (() => number); restMs?: (asked: number) => number },
  ask: (questions: Question[]) => Promise<(Answer | Promise<Answer>)[]>,
): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = []
  let running = 0

  async function run(): Promise<void> {
    running++
    while (waiting.length) {
      const batch = waiting.splice(0, most)
      try {
        const answers = await ask(batch.map(one => one.question))
        for (const [index, { done }] of batch.entries()) done(answers[index] as Answer)
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
      const rest = restMs?.(batch.length)
      if (rest && waiting.length < most) await new Promise(next => setTimeout(next, rest))
    }
    running--
  }

  return question =>
    new Promise((done, failed) => {
      const slots = typeof atOnce === 'number' ? atOnce : atOnce()
      waiting.push({ question, done, failed })
      if (running < slots) void run()
    })
}
