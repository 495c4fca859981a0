'use client'

import { createStore, useStore } from '../data/store.ts'
import { persist } from '../ui/persisted.ts'

/** Chatwoot's names and sizes. At the default the browser's own setting holds. */
export const fontSizes = ['14px', '15px', '16px', '18px', '20px', '22px'] as const
export type FontSize = (typeof fontSizes)[number]

const key = 'charla:font-size'
const usual: FontSize = '16px'
const chosen = createStore<FontSize>(usual)

export function isFontSize(value: unknown): value is FontSize {
  return fontSizes.includes(value as FontSize)
}

/** Takes effect at once. `theme.js` sets it before the first paint of the next load. */
export function setFontSize(size: FontSize) {
  persist(key, size)
  chosen.set(size)
  document.documentElement.style.fontSize = size === usual ? '' : size
}

/** The next larger size for 1, the next smaller one for -1; the same at the end. */
export function neighbour(step: 1 | -1): FontSize {
  return fontSizes[fontSizes.indexOf(chosen.get()) + step] ?? chosen.get()
}

export const useFontSize = () => useStore(chosen)
