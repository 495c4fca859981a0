import type { ReactNode } from 'react'
import { AccountShell } from '#components/shell/account-shell.tsx'

// The shells hold no data: each address is drawn once and kept.
export const dynamic = 'force-static'

export function generateStaticParams() {
  return []
}

type Props = { children: ReactNode; params: Promise<{ accountId: string }> }

export default async function Layout({ children, params }: Props) {
  return <AccountShell accountId={Number((await params).accountId)}>{children}</AccountShell>
}
