'use client'

import type { ReactNode } from 'react'
import { type Part, useWords } from './words.ts'

type Props = { of: Part; meanwhile?: ReactNode; children: ReactNode }

/** Shows its children once the words that they use are here. */
export function Words({ of: part, meanwhile, children }: Props) {
  return useWords(part) ? children : meanwhile
}
