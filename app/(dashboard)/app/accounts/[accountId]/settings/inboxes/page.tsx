import { InboxesScreen } from '#components/settings/inboxes-screen.tsx'

export default function Page() {
  return <InboxesScreen />
}
