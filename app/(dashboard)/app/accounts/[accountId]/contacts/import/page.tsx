import { ImportScreen } from '#components/contacts/import/import-screen.tsx'

export default function Page() {
  return <ImportScreen importId={null} />
}
