import { NewInboxScreen } from '#components/settings/new-inbox-screen.tsx'

type Props = { params: Promise<{ step: string }> }

export default async function Page({ params }: Props) {
  return <NewInboxScreen channel={(await params).step} />
}
