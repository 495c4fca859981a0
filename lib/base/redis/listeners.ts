import type { Listener } from './index.ts'

type Transport = {
  /** Begins to receive the channel; resolves when it does, or when waiting for it no longer helps. Does not reject. */
  open: (channel: string) => Promise<void>
  shut: (channel: string) => Promise<void>
  onError: (error: Error) => void
}

type Channel = { listeners: Set<{ listener: Listener }>; opened: Promise<void> }

/** Who listens to what: a channel is opened for its first listener and shut after its last. */
export function listenerRegistry({ open, shut, onError }: Transport) {
  const channels = new Map<string, Channel>()

  return {
    async subscribe(channel: string, listener: Listener) {
      checkChannel(channel)
      const entry = { listener }
      const known = channels.get(channel) ?? { listeners: new Set(), opened: open(channel) }
      channels.set(channel, known)
      known.listeners.add(entry)
      await known.opened

      return async () => {
        if (!known.listeners.delete(entry) || known.listeners.size) return
        channels.delete(channel)
        await shut(channel)
      }
    },

    deliver(channel: string, message: string) {
      for (const { listener } of channels.get(channel)?.listeners ?? []) call(listener, message).catch(onError)
    },

    channels: () => [...channels.keys()],
    clear: () => channels.clear(),
  }
}

/** Upstash puts the name into a URL and into a comma-separated line: anything else would arrive as another channel. */
export function checkChannel(channel: string) {
  if (!/^[\w:.-]+$/.test(channel)) throw new Error(`not a channel name: ${JSON.stringify(channel)}`)
}

/** `async`, so that a listener that throws becomes a rejection like one that rejects. */
async function call(listener: Listener, message: string) {
  await listener(message)
}
