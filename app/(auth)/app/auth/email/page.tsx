import { EmailScreen } from '#components/auth/email-screen.tsx'

export default function Page() {
  return <EmailScreen />
}
