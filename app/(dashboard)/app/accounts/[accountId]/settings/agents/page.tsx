import { redirect } from 'next/navigation'

/** Where the people of the account were once. */
export default async function Page({ params }: { params: Promise<{ accountId: string }> }) {
  redirect(`/app/accounts/${(await params).accountId}/settings/agents/list`)
}
