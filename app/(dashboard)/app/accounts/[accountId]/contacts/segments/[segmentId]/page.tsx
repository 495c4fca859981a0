import { ContactsScreen } from '#components/contacts/contacts-screen.tsx'

export default async function Page({ params }: { params: Promise<{ segmentId: string }> }) {
  return <ContactsScreen place={{ segmentId: Number((await params).segmentId) || -1 }} />
}
