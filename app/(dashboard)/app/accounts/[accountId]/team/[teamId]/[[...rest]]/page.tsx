import { InboxScreen } from '#components/inbox/inbox-screen.tsx'

export default function Page() {
  return <InboxScreen />
}
