import { HealthScreen } from '#components/settings/health/health-screen.tsx'

export default function Page() {
  return <HealthScreen />
}
