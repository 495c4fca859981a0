import { ContactScreen } from '#components/contacts/contact-screen.tsx'

type Props = { params: Promise<{ contactId: string }> }

export default async function Page({ params }: Props) {
  const { contactId } = await params
  return <ContactScreen key={contactId} contactId={Number(contactId)} />
}
