import { redirect } from 'next/navigation'

/** An account opens with its conversations. */
export default async function Page({ params }: { params: Promise<{ accountId: string }> }) {
  redirect(`/app/accounts/${(await params).accountId}/dashboard`)
}
