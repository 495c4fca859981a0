'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useAgents, useTeams } from '../data/use-directory.ts'
import { foundEmoji, useEmoji } from './emoji-list.ts'
import type { Insertion } from './field.ts'
import { ranked, type Trigger, type TriggerKind, triggerIn } from './trigger.ts'
import { filled, type Values } from './variables.ts'

export type Suggestion = {
  id: string
  label: string
  hint?: string
  /** A person or team, drawn with a face; an emoji. */
  face?: { name: string; seed: string | number; src?: string }
  glyph?: string
  insertion: Insertion
}

/** What can be picked for the words before the cursor: colleagues, answers, variables, emoji. */
export function useSuggestions({ isNote, values }: { isNote: boolean; values: Values }) {
  const listId = useId()
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [dismissed, setDismissed] = useState('')
  const [at, setAt] = useState(0)
  const kinds: TriggerKind[] = isNote ? ['mention', 'canned', 'variable', 'emoji'] : ['canned', 'variable', 'emoji']
  const open = trigger !== null && `${trigger.kind}` !== dismissed
  const { items, state } = useItems(open ? trigger : null, values)
  const shown = open && (items.length > 0 || trigger.kind === 'canned' || trigger.kind === 'mention')

  function hear(before: string) {
    const next = triggerIn(before, kinds)
    setTrigger(known => {
      if (known?.kind === next?.kind && known?.query === next?.query) return known
      setAt(0)
      return next
    })
    if (!next) setDismissed('')
  }

  return {
    listId,
    kind: trigger?.kind ?? null,
    open: shown,
    items,
    state,
    at,
    setAt,
    hear,
    length: trigger?.length ?? 0,
    close: () => setDismissed(trigger?.kind ?? ''),
    forget: () => setTrigger(null),
    /** What the key does in the list, if it is the list's. */
    key(event: KeyboardEvent, pick: (one: Suggestion) => void): boolean {
      if (!shown || event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return false
      if (event.key === 'Escape') setDismissed(trigger?.kind ?? '')
      else if (event.key === 'ArrowDown' && items.length) setAt((at + 1) % items.length)
      else if (event.key === 'ArrowUp' && items.length) setAt((at - 1 + items.length) % items.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && items[at]) pick(items[at])
      else return false
      return true
    },
  }
}

export type Suggestions = ReturnType<typeof useSuggestions>

function useItems(
  trigger: Trigger | null,
  values: Values,
): { items: Suggestion[]; state: 'ready' | 'loading' | 'failed' } {
  const { api, accountId } = useAccount()
  const is = (kind: TriggerKind) => trigger?.kind === kind
  const agents = useAgents()
  const teams = useTeams(is('mention'))
  const canned = useQuery({
    queryKey: keys.canned(accountId),
    queryFn: () => api.cannedResponses(),
    staleTime: 60_000,
    enabled: is('canned'),
  })
  const emoji = useSuggestedEmoji(is('emoji') ? (trigger?.query ?? '') : null)
  if (!trigger) return { items: [], state: 'ready' }
  const { query } = trigger
  if (is('emoji')) return { items: emoji, state: 'ready' }
  if (is('variable'))
    return {
      items: ranked(Object.entries(values), query, ([name]) => [name]).map(([name, value]) => ({
        id: name,
        label: name,
        hint: value,
        insertion: { markdown: value || `{{${name}}}` },
      })),
      state: 'ready',
    }
  if (is('canned'))
    return {
      items: ranked(canned.data ?? [], query, one => [one.short_code, one.content]).map(one => ({
        id: String(one.id),
        label: `/${one.short_code}`,
        hint: one.content,
        insertion: { markdown: filled(one.content, values) },
      })),
      state: canned.error ? 'failed' : canned.data ? 'ready' : 'loading',
    }
  const people = (agents.data ?? []).map(one => ({
    id: `user-${one.id}`,
    label: one.available_name,
    hint: one.email,
    face: { name: one.available_name, seed: one.id, src: one.thumbnail },
    insertion: { mention: { kind: 'user' as const, id: one.id, label: one.available_name } },
  }))
  const groups = (teams.data ?? []).map(one => ({
    id: `team-${one.id}`,
    label: one.name,
    hint: one.description ?? undefined,
    insertion: { mention: { kind: 'team' as const, id: one.id, label: one.name } },
  }))
  return {
    items: ranked<Suggestion>([...people, ...groups], query, one => [one.label, one.hint ?? '']),
    state: agents.error ? 'failed' : agents.data ? 'ready' : 'loading',
  }
}

/** Emoji by name. Looked for once for each word: they are many. */
function useSuggestedEmoji(query: string | null): Suggestion[] {
  const all = useEmoji(query !== null)
  return useMemo(
    () =>
      (query === null || !all ? [] : foundEmoji(all, query)).map(one => ({
        id: one.code,
        label: `:${one.code}:`,
        hint: one.name,
        glyph: one.emoji,
        insertion: { markdown: one.emoji },
      })),
    [all, query],
  )
}
