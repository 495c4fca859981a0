import { OutboxScreen } from '#components/mailbox/outbox-screen.tsx'
import { CurrentAccount } from '#components/shell/current-account.tsx'

export default function Page() {
  return (
    <CurrentAccount>
      <OutboxScreen />
    </CurrentAccount>
  )
}
