import { MacrosScreen } from '#components/macros/macros-screen.tsx'

export default function Page() {
  return <MacrosScreen />
}
