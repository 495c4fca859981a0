'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { LazyMotion, MotionConfig } from 'framer-motion'
import { Tooltip } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { ApiError } from '../data/http.ts'
import { LocaleProvider } from '../i18n/provider.tsx'
import { Toasts } from '../ui/toast.tsx'
import { useThemeOnPage } from './theme.ts'

const motionFeatures = () => import('./motion.ts').then(module => module.default)

/** What every screen stands on: data, words, theme, motion, tooltips, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createClient)
  useThemeOnPage()
  return (
    <QueryClientProvider client={client}>
      <LocaleProvider>
        <LazyMotion features={motionFeatures} strict>
          <MotionConfig reducedMotion="user" transition={{ duration: 0.16, ease: [0.2, 0.9, 0.3, 1] }}>
            <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
              {children}
              <Toasts />
            </Tooltip.Provider>
          </MotionConfig>
        </LazyMotion>
      </LocaleProvider>
    </QueryClientProvider>
  )
}

function createClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        // The realtime connection reconciles on focus and on reconnect; offline we show what we have.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status > 0 && error.status < 500),
        retryDelay: attempt => 400 * 2 ** attempt,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
