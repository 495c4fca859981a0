import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { addWords, t } from '../i18n.ts'
import { groups } from './emoji.ts'
import english from './english.ts'
import { found } from './found.ts'
import css from './picker.lazy.css'

type Props = { onPick: (emoji: string) => void; onClose: () => void }

addWords(english)

export { css }

/** All emoji in one list that scrolls, by groups. Screen readers know each by its own name. */
export default function Picker({ onPick, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const asked = useSignal('')
  const shown = groups.map(group => ({ group, all: found(group, asked.value) })).filter(({ all }) => all.length)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and closing stays closing
  useEffect(() => {
    // On a touch screen the field would raise the keyboard over what there is to choose from.
    const first = matchMedia('(pointer: coarse)').matches ? '.emoji' : 'input'
    box.current?.querySelector<HTMLElement>(first)?.focus()
    const outside = (event: Event) => {
      const { target } = event
      const inside = target instanceof Element && (box.current?.contains(target) || target.closest('[aria-expanded]'))
      if (!inside) onClose()
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [])

  function keyPressed(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      return onClose()
    }
    const all = [...(box.current?.querySelectorAll<HTMLElement>('.emoji') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    // The field: down leads to the first of them, Enter takes it.
    if (at < 0 && event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      return asked.value && all[0]?.click()
    }
    const to = at < 0 ? event.key === 'ArrowDown' && all[0] : all[next(all, at, event.key)]
    if (!to) return
    event.preventDefault()
    to.focus()
  }

  return (
    <div ref={box} class="picker" role="dialog" aria-label={t('emoji')} onKeyDown={keyPressed}>
      <input
        type="search"
        class="find"
        value={asked.value}
        placeholder={t('findEmoji')}
        aria-label={t('findEmoji')}
        onInput={event => (asked.value = event.currentTarget.value)}
      />
      <p class={shown.length ? 'unseen' : 'none'} role="status">
        {shown.length ? '' : t('noEmoji')}
      </p>
      {shown.map(({ group, all }) => (
        <fieldset class="group" key={group}>
          <legend>{t(group)}</legend>
          {all.map((one, i) => (
            // One stop of the Tab key for each group; within it the arrows lead on.
            <button type="button" class="emoji" key={one} tabIndex={i ? -1 : 0} onClick={() => onPick(one)}>
              {one}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

/** Where an arrow leads from one of `all`: along the line, or to what stands above or below it. */
function next(all: HTMLElement[], at: number, key: string) {
  const towardsEnd = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'ArrowRight' || key === 'ArrowLeft') return key === towardsEnd ? at + 1 : at - 1
  if (key === 'Home') return 0
  if (key === 'End') return all.length - 1
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  const left = all[at]?.offsetLeft
  let to = at + step
  while (step && all[to] && all[to]?.offsetLeft !== left) to += step
  return step ? to : -1
}
