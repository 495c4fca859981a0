'use client'

import { useEffect, useRef } from 'react'
import { createStore } from '../data/store.ts'
import { isApple } from '../ui/keys.tsx'

/** Groups of commands, in the order in which they are shown. */
export const sections = ['conversation', 'list', 'navigation', 'general'] as const
export type Section = (typeof sections)[number]

/** Something a person can do now. It appears in the palette and the shortcut sheet, and its keys run it. */
export type Command = {
  id: string
  title: string
  section: Section
  /** Combinations like `mod+k`; alternatives separated by spaces. Without a modifier they rest while somebody types. */
  keys?: string
  run: () => void
  /** Words by which people also look for it. */
  also?: string
  /** Small numbers come first in their section. */
  rank?: number
  /** Only keys, not in the palette. */
  hidden?: boolean
}

export const commands = createStore<Command[]>([])
const groups = new Map<symbol, Command[]>()

function publish() {
  const all = [...groups.values()].flat()
  commands.set(all.sort((left, right) => (left.rank ?? 9) - (right.rank ?? 9)))
}

/** Offers commands for as long as the component is there. Later groups win over earlier ones with the same keys. */
export function useCommands(list: Command[]) {
  const latest = useRef(list)
  latest.current = list
  const signature = list.map(({ id, title, keys }) => `${id}|${title}|${keys}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for what is shown; `run` is read late
  useEffect(() => {
    const group = Symbol('commands')
    groups.set(
      group,
      latest.current.map(command => ({
        ...command,
        run: () => latest.current.find(one => one.id === command.id)?.run(),
      })),
    )
    publish()
    return () => {
      groups.delete(group)
      publish()
    }
  }, [signature])
}

/** Whether the pressed keys are `combo`. */
export function pressed(event: KeyboardEvent, combo: string) {
  const parts = combo.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (name: string) => parts.includes(name)
  const mod = event.metaKey || event.ctrlKey
  if (mod !== wants('mod') || event.altKey !== wants('alt')) return false
  // A character such as ? already implies Shift; letters and named keys do not.
  if (key.length > 1 || /[a-z]/.test(key)) if (event.shiftKey !== wants('shift')) return false
  return event.key.toLowerCase() === key || (event.altKey && event.code === `Key${key.toUpperCase()}`)
}

/**
 * Whether the keys write something, as Option and AltGr do on many keyboards: € is Option-Shift-2 or AltGr-E, é begins with
 * Option-E. Alt itself writes nothing: then the letter is that of the keyboard, be it an Arabic one.
 */
export function writes(event: KeyboardEvent, apple = isApple()) {
  if (event.key === 'Dead' || event.getModifierState('AltGraph')) return true
  if (!event.altKey || event.ctrlKey || event.metaKey || [...event.key].length !== 1) return false
  const ofTheKeyboard = apple ? /[a-z]/i : /[a-z]|(?!\p{Script=Latin})\p{L}/iu
  return !ofTheKeyboard.test(event.key)
}

/** Runs commands by their keys, everywhere on the page. */
export function useCommandKeys() {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || !event.key) return // what a browser fills in comes without a key
      const typing = isTyping(event.target)
      if (typing && writes(event)) return
      const modal = document.querySelector('[role="dialog"][data-state="open"],[role="alertdialog"],[role="menu"]')
      const command = commands
        .get()
        .findLast(({ keys }) =>
          keys?.split(' ').some(combo => (!typing || /mod|alt/.test(combo)) && pressed(event, combo)),
        )
      if (!command || (modal && !command.keys?.includes('mod'))) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
