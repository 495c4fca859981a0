'use client'

import { type ReactNode, useId } from 'react'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { ActionName } from '#lib/protocol/action.ts'
import { priorities } from '#lib/protocol/conversation.ts'
import { conversationStatuses } from '#lib/protocol/message.ts'
import { useAgents, useLabels, useTeams } from '../data/use-directory.ts'
import { Input, Select, Textarea } from '../ui/field.tsx'
import type { MacroValues } from './macro-form.tsx'
import { inputOf } from './rows.ts'
import { StepFiles } from './step-files.tsx'

type Props = { index: number; name: ActionName }

/** What an action needs, by its kind; nothing for those that need nothing. */
export function StepInput({ index, name }: Props) {
  const t = useTranslations('macros')
  const id = useId()
  const form = useFormContext<MacroValues>()
  const input = inputOf[name]
  const error = form.formState.errors.rows?.[index]?.value?.message
  if (input === null) return null
  const props = {
    ...form.register(`rows.${index}.value`),
    'aria-label': t(`actions.${name}`),
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': `${id}-note`,
  }
  const help = helpOf(input)
  return (
    <div className="flex flex-col gap-1">
      {input === 'words' && <Textarea {...props} rows={3} />}
      {input === 'emails' && <Input {...props} dir="ltr" autoComplete="off" />}
      {input === 'url' && <Input {...props} dir="ltr" inputMode="url" autoComplete="off" placeholder="https://" />}
      {input === 'labels' && <LabelsInput {...props} id={id} />}
      {input === 'files' && <StepFiles index={index} />}
      {input === 'agent' && <AgentOptions {...props} />}
      {input === 'team' && <TeamOptions {...props} />}
      {input === 'status' && <StatusOptions {...props} />}
      {input === 'priority' && <PriorityOptions {...props} />}
      <p
        id={`${id}-note`}
        role={error ? 'alert' : undefined}
        className={error ? 'text-xs text-danger' : 'text-xs text-faint'}
      >
        {error ?? (help && t(help, { contact: help === 'emailsHelp' ? '{{contact.email}}' : '{{contact.name}}' }))}
      </p>
    </div>
  )
}

const helps = { words: 'variablesHelp', emails: 'emailsHelp', labels: 'labelsHelp' } as const
const helpOf = (input: string) => helps[input as keyof typeof helps]

type InputProps = React.ComponentProps<typeof Select>

function LabelsInput({ id, ...props }: React.ComponentProps<typeof Input> & { id: string }) {
  const labels = useLabels().data ?? []
  return (
    <>
      <Input {...props} list={`${id}-labels`} autoComplete="off" />
      <datalist id={`${id}-labels`}>
        {labels.map(one => (
          <option key={one.id}>{one.title}</option>
        ))}
      </datalist>
    </>
  )
}

function Choices({ children, ...props }: InputProps & { children: ReactNode }) {
  const t = useTranslations('macros')
  return (
    <Select {...props} className="w-64 max-w-full">
      <option value="">{t('choose')}</option>
      {children}
    </Select>
  )
}

function AgentOptions(props: InputProps) {
  const t = useTranslations('macros')
  const agents = useAgents().data ?? []
  return (
    <Choices {...props}>
      <option value="self">{t('self')}</option>
      <option value="nil">{t('nobody')}</option>
      {agents.map(one => (
        <option key={one.id} value={one.id}>
          {one.available_name}
        </option>
      ))}
    </Choices>
  )
}

function TeamOptions(props: InputProps) {
  const teams = useTeams().data ?? []
  return (
    <Choices {...props}>
      {teams.map(one => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </Choices>
  )
}

function StatusOptions(props: InputProps) {
  const t = useTranslations('side.statuses')
  return (
    <Choices {...props}>
      {conversationStatuses.map(one => (
        <option key={one} value={one}>
          {t(one)}
        </option>
      ))}
    </Choices>
  )
}

function PriorityOptions(props: InputProps) {
  const t = useTranslations('priority')
  return (
    <Choices {...props}>
      {[...priorities.toReversed(), 'nil' as const].map(one => (
        <option key={one} value={one}>
          {t(one === 'nil' ? 'none' : one)}
        </option>
      ))}
    </Choices>
  )
}
