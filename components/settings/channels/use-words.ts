'use client'

import { useTranslations } from 'use-intl'

/** Names that are the same in every language. */
const brands: Record<string, string> = { default: '360dialog' }

type Say = { (key: string): string; has(key: string): boolean }

/**
 * Words about things that the server names (fields, choices, troubles). A channel may be newer than the catalogue: then there
 * are none, and the name itself is said.
 */
export function useWords() {
  const t = useTranslations('channels') as unknown as Say
  const of = (key: string) => (t.has(key) ? t(key) : null)
  const flat = (name: string) => name.replaceAll('.', '_')
  return {
    kind: (type: string) => of(`kinds.${type}.name`) ?? type,
    kindBody: (type: string) => of(`kinds.${type}.body`),
    /** What one does before the form, in steps. */
    steps: (type: string) => ['1', '2', '3', '4', '5'].flatMap(n => of(`kinds.${type}.steps.${n}`) ?? []),
    label: (name: string) => of(`fields.${flat(name)}`) ?? name.split('.').at(-1)?.replaceAll('_', ' ') ?? name,
    help: (name: string) => of(`help.${flat(name)}`) ?? undefined,
    choice: (name: string, value: string) =>
      of(`choices.${flat(name)}.${value.replaceAll('-', '_')}`) ?? brands[value] ?? value,
    group: (type: string, key: string) => of(`groups.${type}.${key}`) ?? of(`groups.${key}`) ?? key,
    groupBody: (type: string, key: string) => of(`groups.${type}.${key}Body`) ?? undefined,
    hop: (name: string) => of(`hops.${flat(name)}`) ?? name,
    trouble: (name: string, trouble: string) =>
      of(`troubles.${flat(name)}_${trouble}`) ?? of(`troubles.${trouble}`) ?? of('troubles.other') ?? trouble,
  }
}
