'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiError } from '../data/http.ts'
import { prefetchProfile } from '../data/session.ts'
import { LocaleProvider } from '../i18n/provider.tsx'
import { Toasts } from '../ui/toast.tsx'
import { paths } from './paths.ts'
import { useThemeOnPage } from './theme.ts'

/** What every screen stands on: data, words, theme, tooltips, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createClient)
  useThemeOnPage()
  useEffect(() => {
    if (location.pathname.startsWith(paths.accounts)) prefetchProfile(client)
  }, [client])
  return (
    <QueryClientProvider client={client}>
      <LocaleProvider>
        {children}
        <Toasts />
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
