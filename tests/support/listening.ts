import { expect } from 'vitest'
import type { Person } from './app.ts'
import { CableClient } from './cable-client.ts'

type Params = Parameters<CableClient['subscribe']>[0]

/** A cable whose subscription has begun: it hears everything from here on. */
export class Listening extends CableClient {
  readonly params: Params

  private constructor(url: string, params: Params) {
    super(url)
    this.params = params
  }

  static async to(url: string, params: Params): Promise<Listening> {
    const listening = new Listening(url, params)
    expect(await listening.subscribe(params)).toBe(true)
    await listening.until(() => listening.events('presence.update').length > 0)
    return listening
  }

  /** Resolves when everything that was on its way has come, which is before the answer to its own question. */
  async settled(): Promise<void> {
    const before = this.events('presence.update').length
    const identifier = JSON.stringify({ channel: 'RoomChannel', ...this.params })
    this.send({ command: 'message', identifier, data: JSON.stringify({ action: 'update_presence' }) })
    await this.until(() => this.events('presence.update').length > before)
  }
}

export const asMember = (accountId: number, { pubsubToken, userId }: Person, cursor?: number): Params => ({
  pubsub_token: pubsubToken,
  account_id: accountId,
  user_id: userId,
  ...(cursor === undefined ? {} : { cursor }),
})
