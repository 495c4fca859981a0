import { Words } from '#components/i18n/words-gate.tsx'
import { PlaygroundScreen } from '#components/playground/playground-screen.tsx'

export default function Page() {
  return (
    <Words>
      <PlaygroundScreen />
    </Words>
  )
}
