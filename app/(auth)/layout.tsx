import type { ReactNode } from 'react'
import { Words } from '#components/i18n/words-gate.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <Words>{children}</Words>
}
