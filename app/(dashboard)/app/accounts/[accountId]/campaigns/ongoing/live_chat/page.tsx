import { CampaignsScreen } from '#components/campaigns/campaigns-screen.tsx'

export default function Page() {
  return <CampaignsScreen />
}
