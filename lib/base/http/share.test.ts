import { describe, expect, it } from 'vitest'
import { withCharla } from '#tests/support/app.ts'
import { inShare } from './share.ts'

withCharla({ env: { API_REQUESTS_PER_MINUTE: '3000' } })

const held = () => {
  let open = () => {}
  const gate = new Promise<void>(done => {
    open = done
  })
  return { gate, open }
}
const soon = () => new Promise(done => setTimeout(done, 20))

describe('who asks a great deal at once', () => {
  it('waits for themselves, in order, and for nobody else (R1)', async () => {
    const begun: string[] = []
    const { gate, open } = held()
    const ask = (who: string, name: string) =>
      inShare(who, async () => {
        begun.push(name)
        await gate
      })
    const asked = ['1', '2', '3', '4', '5', '6'].map(name => ask('loud', name))
    asked.push(ask('quiet', 'other'))
    await soon()
    expect(begun).toEqual(['1', '2', '3', '4', 'other'])
    open()
    await Promise.all(asked)
    expect(begun).toEqual(['1', '2', '3', '4', 'other', '5', '6'])
  })

  it('waits no longer than a second for what takes long, such as a long poll', async () => {
    const { gate, open } = held()
    const long = Array.from({ length: 4 }, () => inShare('poller', () => gate))
    let through = false
    const short = inShare('poller', async () => {
      through = true
    })
    await soon()
    expect(through).toBe(false)
    await short
    open()
    await Promise.all(long)
    let again = 0
    await Promise.all(Array.from({ length: 10 }, () => inShare('poller', async () => void again++)))
    expect(again).toBe(10)
  })

  it('is let on by what fails', async () => {
    const fails = Array.from({ length: 9 }, () =>
      inShare('unlucky', async () => {
        throw new Error('no')
      }).catch((error: Error) => error.message),
    )
    expect(await Promise.all(fails)).toEqual(Array(9).fill('no'))
  })
})
