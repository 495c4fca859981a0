import { ForgotScreen } from '#components/auth/forgot-screen.tsx'

export default function Page() {
  return <ForgotScreen />
}
