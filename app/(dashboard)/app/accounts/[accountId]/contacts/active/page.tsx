import { ContactsScreen } from '#components/contacts/contacts-screen.tsx'

export default function Page() {
  return <ContactsScreen place={{ active: true }} />
}
