import type { ReactNode } from 'react'

/** A part of a page that has no save of its own: what is chosen counts at once. */
export function Section({ title, body, children }: { title: string; body?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-4 border-t border-line py-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        {body && <div className="mt-1 text-sm text-muted">{body}</div>}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}
