import { redirect } from 'next/navigation'
import { OneOffScreen } from '#components/campaigns/one-off-screen.tsx'

type Props = { params: Promise<{ accountId: string; campaignId: string }> }

/** Chatwoot has a list for each channel at `…/one_off/whatsapp`; here one list has them all. */
export default async function Page({ params }: Props) {
  const { accountId, campaignId } = await params
  if (!/^\d+$/.test(campaignId)) redirect(`/app/accounts/${accountId}/campaigns/one_off`)
  return <OneOffScreen id={Number(campaignId)} />
}
