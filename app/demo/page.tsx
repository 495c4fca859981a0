import { DemoScreen } from '#components/demo/demo-screen.tsx'

export default function Page() {
  return <DemoScreen />
}
