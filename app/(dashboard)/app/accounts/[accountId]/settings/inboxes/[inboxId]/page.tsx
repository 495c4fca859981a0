import { InboxSettingsScreen } from '#components/settings/inbox-screen.tsx'

type Props = { params: Promise<{ inboxId: string }> }

export default async function Page({ params }: Props) {
  return <InboxSettingsScreen inboxId={Number((await params).inboxId)} />
}
