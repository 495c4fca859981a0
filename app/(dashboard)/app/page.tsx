import { GoToAccount } from '#components/shell/go-to-account.tsx'

export default function Page() {
  return <GoToAccount />
}
