import { ShortcutsScreen } from '#components/settings/profile/shortcuts-screen.tsx'

export default function Page() {
  return <ShortcutsScreen />
}
