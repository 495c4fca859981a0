'use client'

import { CircleAlert } from 'lucide-react'

/** What went wrong with the whole form. */
export function FormProblem({ children }: { children: string | null | undefined }) {
  if (!children) return null
  return (
    <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
      {children}
    </p>
  )
}
