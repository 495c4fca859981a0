import { NotificationSettingsScreen } from '#components/settings/profile/notifications-screen.tsx'

export default function Page() {
  return <NotificationSettingsScreen />
}
