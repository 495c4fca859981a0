'use client'

import { domAnimation, LazyMotion, MotionConfig } from 'framer-motion'
import type { ReactNode } from 'react'

/**
 * Around what moves by framer-motion. It weighs 40 KB: only parts that are loaded when they are needed may import it, or
 * screens that nobody waits for.
 */
export function Moving({ children }: { children: ReactNode }) {
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user" transition={{ duration: 0.16, ease: [0.2, 0.9, 0.3, 1] }}>
        {children}
      </MotionConfig>
    </LazyMotion>
  )
}
