import { SignupScreen } from '#components/auth/signup-screen.tsx'

export default function Page() {
  return <SignupScreen />
}
