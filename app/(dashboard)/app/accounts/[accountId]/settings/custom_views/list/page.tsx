import { ViewsScreen } from '#components/settings/views/views-screen.tsx'

export default function Page() {
  return <ViewsScreen />
}
