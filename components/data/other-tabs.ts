/** What tabs of this browser tell each other of who is signed in. */
export type SessionNews = { type: 'signed-out' } | { type: 'signed-in'; person: number }

const open = () => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('charla:session'))

export function tellOtherTabs(news: SessionNews) {
  const channel = open()
  channel?.postMessage(news)
  channel?.close()
}

export function heedOtherTabs(listen: (news: SessionNews) => void): () => void {
  const channel = open()
  if (channel) channel.onmessage = ({ data }) => listen(data as SessionNews)
  return () => channel?.close()
}
