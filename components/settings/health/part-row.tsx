'use client'

import type { ReactNode } from 'react'
import { type HealthStanding, StandingMark } from './standing-mark.tsx'

type Props = {
  standing: HealthStanding
  name: ReactNode
  body?: ReactNode
  /** What it said itself. */
  reason?: string | null
  /** What to do; only when something is wrong. */
  fix?: string
  aside?: ReactNode
}

export function PartRow({ standing, name, body, reason, fix, aside }: Props) {
  return (
    <li className="flex items-start gap-3 py-3">
      <span className="mt-0.5">
        <StandingMark standing={standing} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{name}</p>
        {body && <p className="text-muted">{body}</p>}
        {standing !== 'ok' && (reason || fix) && (
          <div className="mt-2 rounded-md bg-bg px-3 py-2">
            {fix && <p>{fix}</p>}
            {reason && (
              <p className="font-mono text-xs text-muted wrap-anywhere" dir="ltr">
                {reason}
              </p>
            )}
          </div>
        )}
      </div>
      {aside && <p className="shrink-0 text-end tabular-nums text-muted">{aside}</p>}
    </li>
  )
}
