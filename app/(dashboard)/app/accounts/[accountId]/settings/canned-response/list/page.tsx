import { CannedScreen } from '#components/settings/canned/canned-screen.tsx'

export default function Page() {
  return <CannedScreen />
}
