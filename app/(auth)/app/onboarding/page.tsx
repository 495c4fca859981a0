import { OnboardingScreen } from '#components/onboarding/onboarding-screen.tsx'

export default function Page() {
  return <OnboardingScreen />
}
