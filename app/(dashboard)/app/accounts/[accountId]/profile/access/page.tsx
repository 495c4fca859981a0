import { AccessScreen } from '#components/settings/access/access-screen.tsx'

export default function Page() {
  return <AccessScreen />
}
