'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { partAt } from './part-at.ts'
import { type Part, useWords } from './words.ts'

type Props = {
  /** What is not a page says which part it needs. */
  of?: Part
  meanwhile?: ReactNode
  children: ReactNode
}

/** Shows a page once the words that it uses are here. */
export function Words({ of: part, meanwhile, children }: Props) {
  const ofPage = partAt(usePathname())
  return useWords(part ?? ofPage) ? children : meanwhile
}
