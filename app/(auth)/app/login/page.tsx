import { LoginScreen } from '#components/auth/login-screen.tsx'

export default function Page() {
  return <LoginScreen />
}
