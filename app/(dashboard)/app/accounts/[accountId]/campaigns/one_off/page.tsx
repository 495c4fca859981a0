import { OneOffsScreen } from '#components/campaigns/one-offs-screen.tsx'

export default function Page() {
  return <OneOffsScreen />
}
