import type { ReactNode } from 'react'

/** A part of a long form that is saved as one. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 border-t border-line py-6 first-of-type:border-t-0 first-of-type:pt-0">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  )
}
