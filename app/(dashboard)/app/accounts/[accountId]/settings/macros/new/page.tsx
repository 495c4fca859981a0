import { MacroScreen } from '#components/macros/macro-screen.tsx'

export default function Page() {
  return <MacroScreen id={null} />
}
