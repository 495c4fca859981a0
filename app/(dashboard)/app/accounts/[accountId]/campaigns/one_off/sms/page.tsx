import { redirect } from 'next/navigation'

/** Chatwoot's address; here one list has the campaigns of every channel. */
export default async function Page({ params }: { params: Promise<{ accountId: string }> }) {
  redirect(`/app/accounts/${(await params).accountId}/campaigns/one_off`)
}
