import { PlaygroundScreen } from '#components/playground/playground-screen.tsx'
import { Words } from '#components/i18n/words-gate.tsx'

export default function Page() {
  return (
    <Words of="rest">
      <PlaygroundScreen />
    </Words>
  )
}
