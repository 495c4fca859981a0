import { OneOffScreen } from '#components/campaigns/one-off-screen.tsx'

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  return <OneOffScreen id={Number((await params).campaignId)} />
}
