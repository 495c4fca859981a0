import { PlaygroundScreen } from '#components/playground/playground-screen.tsx'

export default function Page() {
  return <PlaygroundScreen />
}
