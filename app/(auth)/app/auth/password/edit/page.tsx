import { NewPasswordScreen } from '#components/auth/new-password-screen.tsx'

export default function Page() {
  return <NewPasswordScreen />
}
