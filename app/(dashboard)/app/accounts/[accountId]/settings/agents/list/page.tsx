import { AgentsScreen } from '#components/settings/agents/agents-screen.tsx'

export default function Page() {
  return <AgentsScreen />
}
