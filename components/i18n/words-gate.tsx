'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { partAt } from './part-at.ts'
import { useWords } from './words.ts'

/** Shows a page once the words that it uses are here. */
export function Words({ meanwhile, children }: { meanwhile?: ReactNode; children: ReactNode }) {
  return useWords(partAt(usePathname())) ? children : meanwhile
}
