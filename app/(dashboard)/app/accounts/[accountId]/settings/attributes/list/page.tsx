import { AttributesScreen } from '#components/settings/attributes/attributes-screen.tsx'

export default function Page() {
  return <AttributesScreen />
}
