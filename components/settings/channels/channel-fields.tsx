'use client'

import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ChannelField } from './channel-field.tsx'
import { type ChannelKind, type Group, layoutOf, type ChannelField as Spec, type Values, valueAt } from './layouts.ts'
import { useWords } from './use-words.ts'

type Props = {
  kind: ChannelKind
  form: UseFormReturn<Values>
  /** The inbox, where it is there already, with its secrets. */
  inbox?: object
  /** What stands below the fields of a part. */
  beside?: Record<string, ReactNode>
}

/** Every setting of a channel in parts that belong together; rare ones are folded away. */
export function ChannelFields({ kind, form, inbox, beside = {} }: Props) {
  const words = useWords()
  const groups = layoutOf(kind).groups.filter(
    one => (inbox || !one.later) && one.fields.some(name => kind.fields.some(field => field.name === name)),
  )
  return (
    <div className="flex flex-col gap-7">
      {groups.map(group => (
        <fieldset key={group.key} className="flex min-w-0 flex-col gap-4">
          {groups.length > 1 && (
            <legend className="float-start w-full">
              <span className="block text-base font-semibold">{words.group(kind.type, group.key)}</span>
              {words.groupBody(kind.type, group.key) && (
                <span className="mt-0.5 block text-sm font-normal text-muted">
                  {words.groupBody(kind.type, group.key)}
                </span>
              )}
            </legend>
          )}
          <GroupFields kind={kind} group={group} form={form} inbox={inbox} />
          {beside[group.key]}
        </fieldset>
      ))}
    </div>
  )
}

type GroupProps = Omit<Props, 'beside'> & { group: Group }

function GroupFields({ kind, group, form, inbox }: GroupProps) {
  const t = useTranslations('channels')
  const { required, shown } = layoutOf(kind)
  const values = form.watch()
  const on = !group.toggle || Boolean(valueAt(values, group.toggle))
  const specs = (names: string[]) =>
    names.flatMap(name => kind.fields.find(one => one.name === name && shown(name, values)) ?? [])
  const drawn = (spec: Spec) => (
    <ChannelField
      key={spec.name}
      spec={spec}
      form={form}
      required={spec.required || required.includes(spec.name)}
      kept={spec.kind === 'secret' && Boolean(inbox) && valueAt(inbox, `${spec.name}_set`) !== false}
    />
  )
  /** A server and its port stand side by side. */
  const fieldsOf = (names: string[]) => {
    const all = specs(names)
    return all.map((spec, at) => {
      const [before, after] = [all[at - 1], all[at + 1]]
      if (before && isPort(before, spec)) return null
      return after && isPort(spec, after) ? (
        <div key={spec.name} className="grid items-start gap-x-3 gap-y-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
          {drawn(spec)}
          {drawn(after)}
        </div>
      ) : (
        drawn(spec)
      )
    })
  }
  return (
    <>
      {group.toggle && fieldsOf([group.toggle])}
      {on && fieldsOf(group.fields)}
      {on && group.rare && (
        <details className="group">
          <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-md text-sm text-muted hover:text-text">
            <ChevronRight
              size={14}
              aria-hidden
              className="transition-transform group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:rotate-90"
            />
            {t('more')}
          </summary>
          <div className="mt-3 flex flex-col gap-4">{fieldsOf(group.rare)}</div>
        </details>
      )}
    </>
  )
}

const isPort = (server: Spec, port: Spec) =>
  port.name.endsWith('_port') && server.name === port.name.replace(/_port$/, '_address')
