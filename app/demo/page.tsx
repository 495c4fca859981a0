import { DemoScreen } from '#components/demo/demo-screen.tsx'
import { Words } from '#components/i18n/words-gate.tsx'

export default function Page() {
  return (
    <Words>
      <DemoScreen />
    </Words>
  )
}
