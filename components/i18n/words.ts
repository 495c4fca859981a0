import { startTransition, useEffect, useState } from 'react'
import type { Messages } from 'use-intl'
import { createStore, useStore } from '../data/store.ts'
import { type Locale, rememberLocale } from './locale.ts'

/**
 * The catalogues come in parts, which `parts.json` tells apart: `first` holds what the conversations need until they can
 * be used, `soon` what is fetched after that needs, `door` what is said before somebody has signed in, `rest` everything
 * else, and brings all of them.
 */
export type Part = 'first' | 'soon' | 'door' | 'rest'

const catalogues: Record<Locale, Record<Part, () => Promise<{ default: unknown }>>> = {
  en: {
    first: () => import('./en.json?first'),
    soon: () => import('./en.json?soon'),
    door: () => import('./en.json?door'),
    rest: () => import('./en.json?rest'),
  },
  es: {
    first: () => import('./es.json?first'),
    soon: () => import('./es.json?soon'),
    door: () => import('./es.json?door'),
    rest: () => import('./es.json?rest'),
  },
  'pt-BR': {
    first: () => import('./pt-BR.json?first'),
    soon: () => import('./pt-BR.json?soon'),
    door: () => import('./pt-BR.json?door'),
    rest: () => import('./pt-BR.json?rest'),
  },
  ar: {
    first: () => import('./ar.json?first'),
    soon: () => import('./ar.json?soon'),
    door: () => import('./ar.json?door'),
    rest: () => import('./ar.json?rest'),
  },
}

type Catalogue = { locale: Locale; messages: Messages; parts: ReadonlySet<Part> }
type Tree = { [key: string]: unknown }

const wanted = new Set<Part>(['first'])
let chosen: Locale | null = null
const shown = createStore<Catalogue | null>(null)

/** Changes the language once every part that is in use is here in it. */
export function speak(locale: Locale): void {
  chosen = locale
  learn(locale).catch(console.error)
}

async function learn(locale: Locale): Promise<void> {
  if (shown.get()?.locale === locale) return
  const messages = {}
  const parts = new Set<Part>()
  while (parts.size < wanted.size) {
    const missing = [...wanted].filter(part => !parts.has(part))
    for (const words of await Promise.all(missing.map(part => load(locale, part)))) grow(messages, words)
    for (const part of missing) parts.add(part)
  }
  if (chosen !== locale) return
  rememberLocale(locale)
  shown.set({ locale, messages: messages as Messages, parts })
}

/** Adds a part to the words at hand, in this language and in those that are chosen later. */
export async function needWords(part: Part): Promise<void> {
  const others = part === 'rest' ? Promise.all([needWords('soon'), needWords('door')]) : null
  wanted.add(part)
  await others
  const catalogue = shown.get()
  if (!catalogue || catalogue.parts.has(part)) return
  const words = await load(catalogue.locale, part)
  if (shown.get() !== catalogue) return needWords(part)
  // In place: who shows words already has them all, and need not be drawn again.
  grow(catalogue.messages as Tree, words)
  shown.set({ ...catalogue, parts: new Set([...catalogue.parts, part]) })
}

/** The words at hand, for who is no component. */
export const catalogueNow = (): Catalogue | null => shown.get()

/** Nothing yet while the page is taken over from the server, which knows no language. */
export function useCatalogue(): Catalogue | null {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null)
  useEffect(() => {
    let isDrawn = false
    const take = () => {
      const now = shown.get()
      // The first time a whole screen is drawn with it. Later, who waits for words must find them.
      if (isDrawn) setCatalogue(now)
      else startTransition(() => setCatalogue(now))
      isDrawn = now !== null
    }
    take()
    return shown.subscribe(take)
  }, [])
  return catalogue
}

/** Whether the words of a part are here; asks for them. */
export function useWords(part: Part): boolean {
  const has = useStore(shown)?.parts.has(part) ?? false
  useEffect(() => {
    if (!has) needWords(part).catch(console.error)
  }, [has, part])
  return has
}

async function load(locale: Locale, part: Part): Promise<Tree> {
  return (await catalogues[locale][part]()).default as Tree
}

/** Puts words into a catalogue that may hold others at the same paths. */
function grow(into: Tree, words: Tree) {
  for (const [key, value] of Object.entries(words)) {
    const known = into[key]
    if (isTree(known) && isTree(value)) grow(known, value)
    else into[key] = isTree(value) ? structuredClone(value) : value
  }
}

/** A compiled text is a string or an array. */
function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
