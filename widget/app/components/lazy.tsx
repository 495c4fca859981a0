import { type Signal, signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { adopt } from '../adopt.ts'
import { online } from '../store.ts'

type Part<Props> = { default: ComponentType<Props>; css: string }

/**
 * A part that is downloaded when it is first drawn, with its styles. Until then there is nothing; where the line fails it is
 * tried again at the next drawing, and when it is back.
 */
export function lazy<Props extends object>(load: () => Promise<Part<Props>>) {
  const part: Signal<ComponentType<Props> | null> = signal(null)
  let asked = false
  const fetchPart = async () => {
    asked = true
    try {
      const { default: component, css } = await load()
      adopt(css)
      part.value = component
    } catch {
      asked = false
    }
  }
  return function Lazy(props: Props) {
    const Loaded = part.value
    if (Loaded) return <Loaded {...props} />
    if (online.value && !asked) fetchPart()
    return null
  }
}
