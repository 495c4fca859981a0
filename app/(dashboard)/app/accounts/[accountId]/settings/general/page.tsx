import { GeneralScreen } from '#components/settings/account/general-screen.tsx'

export default function Page() {
  return <GeneralScreen />
}
