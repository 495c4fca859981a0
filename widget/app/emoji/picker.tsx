import { useEffect, useRef } from 'preact/hooks'
import { addWords, t } from '../i18n.ts'
import { emoji, groups } from './emoji.ts'
import english from './english.ts'
import css from './picker.lazy.css'

type Props = { onPick: (emoji: string) => void; onClose: () => void }

addWords(english)

export { css }

/** All emoji in one list that scrolls, by groups. Screen readers know each by its own name. */
export default function Picker({ onPick, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and closing stays closing
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('.emoji')?.focus()
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
    const to = at < 0 ? undefined : all[next(all, at, event.key)]
    if (!to) return
    event.preventDefault()
    to.focus()
  }

  return (
    <div ref={box} class="picker" role="dialog" aria-label={t('emoji')} onKeyDown={keyPressed}>
      {groups.map(group => (
        <fieldset class="group" key={group}>
          <legend>{t(group)}</legend>
          {emoji[group].split(' ').map((one, i) => (
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
