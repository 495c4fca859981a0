import { notFound } from 'next/navigation'
import { NewInboxNext } from '#components/settings/new-inbox-next.tsx'

type Props = { params: Promise<{ step: string; next: string }> }

export default async function Page({ params }: Props) {
  const { step, next } = await params
  if (next !== 'agents' && next !== 'finish') notFound()
  return <NewInboxNext inboxId={Number(step)} step={next} />
}
