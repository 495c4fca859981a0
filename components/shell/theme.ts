'use client'

import { useEffect } from 'react'
import { createStore, useStore } from '../data/store.ts'
import { localStore, persist } from '../ui/persisted.ts'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

const key = 'charla:theme'
const theme = createStore<Theme>('system')

export function isTheme(value: unknown): value is Theme {
  return themes.includes(value as Theme)
}

export function setTheme(next: Theme) {
  persist(key, next)
  theme.set(next)
  paint()
}

export function useTheme() {
  return useStore(theme)
}

/** Follows the choice and, for "system", the machine. `theme.js` has painted the first frame. */
export function useThemeOnPage() {
  useEffect(() => {
    const kept = localStore()?.getItem(key)
    if (isTheme(kept)) theme.set(kept)
    paint()
    const media = matchMedia('(prefers-color-scheme: dark)')
    media.addEventListener('change', paint)
    return () => media.removeEventListener('change', paint)
  }, [])
}

function paint() {
  const wanted = theme.get()
  const dark = wanted === 'dark' || (wanted === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}
