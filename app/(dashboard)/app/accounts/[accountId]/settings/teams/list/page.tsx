import { TeamsScreen } from '#components/settings/teams/teams-screen.tsx'

export default function Page() {
  return <TeamsScreen />
}
