import { WebhooksScreen } from '#components/settings/webhooks-screen.tsx'

export default function Page() {
  return <WebhooksScreen />
}
