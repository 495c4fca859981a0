import { HoursScreen } from '#components/settings/hours/hours-screen.tsx'

export default function Page() {
  return <HoursScreen />
}
