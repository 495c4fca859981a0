import { NotificationsScreen } from '#components/notifications/notifications-screen.tsx'

export default function Page() {
  return <NotificationsScreen />
}
