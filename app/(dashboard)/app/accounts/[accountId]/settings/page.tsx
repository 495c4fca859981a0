import { redirect } from 'next/navigation'

/** The settings begin with the account. */
export default async function Page({ params }: { params: Promise<{ accountId: string }> }) {
  redirect(`/app/accounts/${(await params).accountId}/settings/general`)
}
