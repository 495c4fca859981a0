import { InvitationScreen } from '#components/auth/invitation-screen.tsx'

export default function Page() {
  return <InvitationScreen />
}
