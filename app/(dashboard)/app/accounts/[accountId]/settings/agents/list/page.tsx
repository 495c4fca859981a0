import { AgentsScreen } from '#components/settings/agents-screen.tsx'

export default function Page() {
  return <AgentsScreen />
}
