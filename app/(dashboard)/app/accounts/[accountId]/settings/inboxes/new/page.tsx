import { NewInboxScreen } from '#components/settings/new-inbox-screen.tsx'

export default function Page() {
  return <NewInboxScreen />
}
