import { DashboardAppsScreen } from '#components/apps/dashboard-apps-screen.tsx'

export default function Page() {
  return <DashboardAppsScreen />
}
