import { InboxSettingsScreen } from '#components/settings/inbox-screen.tsx'

type Props = { params: Promise<{ inboxId: string; tab: string }> }

export default async function Page({ params }: Props) {
  const { inboxId, tab } = await params
  return <InboxSettingsScreen inboxId={Number(inboxId)} tab={tab} />
}
