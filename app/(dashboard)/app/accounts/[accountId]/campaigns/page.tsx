import { redirect } from 'next/navigation'

/** Campaigns begin with those on websites. */
export default async function Page({ params }: { params: Promise<{ accountId: string }> }) {
  redirect(`/app/accounts/${(await params).accountId}/campaigns/ongoing/live_chat`)
}
