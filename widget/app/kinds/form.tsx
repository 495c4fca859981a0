import { useSignal } from '@preact/signals'
import { t } from '../i18n.ts'
import { entered, Field, type FormItem, problemOf } from './field.tsx'
import { itemsOf, valuesOf } from './items.ts'
import type { KindProps } from './kinds.tsx'
import { Problem } from './problem.tsx'
import { useAnswer } from './use-answer.ts'

type Value = { name: string; value: unknown }

/** `form`: fields that are checked before they are sent; then it shows what was sent. */
export function Form({ message }: KindProps) {
  const { busy, problem, give } = useAnswer(message.id)
  const wrong = useSignal<string[]>([])
  const items = itemsOf<FormItem>(message)
  const given = valuesOf<Value>(message)
  if (given) return <Given items={items} given={given} />

  // By place: the names are whatever who made the form thought of.
  const id = (i: number) => `f${message.id}-${i}`
  const control = (i: number) => document.getElementById(id(i)) as HTMLInputElement

  function submit(event: SubmitEvent) {
    event.preventDefault()
    wrong.value = items.map((item, i) => problemOf(item, control(i)))
    const first = wrong.value.findIndex(Boolean)
    if (first >= 0) return control(first).focus()
    const submitted_values = items.map((item, i) => ({ name: item.name, value: entered(item, control(i)) }))
    give({ message: { submitted_values } })
  }

  const { button_label } = message.content_attributes
  return (
    <form class="card ask" noValidate onSubmit={submit}>
      {items.map(item => (
        <Field key={item.key} item={item} id={id(item.key)} wrong={wrong.value[item.key]} />
      ))}
      <button type="submit" class="choice" dir="auto" aria-disabled={busy}>
        {typeof button_label === 'string' && button_label ? button_label : t('submit')}
      </button>
      <Problem text={problem} />
    </form>
  )
}

function Given({ items, given }: { items: (FormItem & { key: number })[]; given: Value[] }) {
  return (
    <dl class="card given">
      {items.map(({ key, name, label, options }) => {
        const value = given.find(one => one.name === name)?.value ?? ''
        const shown = options?.find(option => option.value === value)?.label ?? value
        return (
          <div key={key}>
            <dt dir="auto">{label || name}</dt>
            <dd dir="auto">{shown === true ? '✓' : String(shown) || '–'}</dd>
          </div>
        )
      })}
    </dl>
  )
}
