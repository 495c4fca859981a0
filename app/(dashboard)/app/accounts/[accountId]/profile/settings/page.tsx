import { ProfileScreen } from '#components/settings/profile-screen.tsx'

export default function Page() {
  return <ProfileScreen />
}
