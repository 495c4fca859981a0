import { ImportScreen } from '#components/contacts/import/import-screen.tsx'

export default async function Page({ params }: { params: Promise<{ importId: string }> }) {
  return <ImportScreen importId={Number((await params).importId)} />
}
