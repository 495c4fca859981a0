import { ContactsScreen } from '#components/contacts/contacts-screen.tsx'

export default async function Page({ params }: { params: Promise<{ label: string }> }) {
  return <ContactsScreen place={{ label: decodeURIComponent((await params).label) }} />
}
