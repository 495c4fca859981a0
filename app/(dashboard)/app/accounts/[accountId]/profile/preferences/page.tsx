import { PreferencesScreen } from '#components/settings/profile/preferences-screen.tsx'

export default function Page() {
  return <PreferencesScreen />
}
