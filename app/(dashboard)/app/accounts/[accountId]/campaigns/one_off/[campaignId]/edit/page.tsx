import { OneOffFormScreen } from '#components/campaigns/one-off-form-screen.tsx'

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  return <OneOffFormScreen id={Number((await params).campaignId)} />
}
