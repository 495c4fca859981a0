import { ProfileScreen } from '#components/settings/profile/profile-screen.tsx'

export default function Page() {
  return <ProfileScreen />
}
