import { OneOffFormScreen } from '#components/campaigns/one-off-form-screen.tsx'

export default function Page() {
  return <OneOffFormScreen id={null} />
}
