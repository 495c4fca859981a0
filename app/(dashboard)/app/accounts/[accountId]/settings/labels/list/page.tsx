import { LabelsScreen } from '#components/settings/labels/labels-screen.tsx'

export default function Page() {
  return <LabelsScreen />
}
