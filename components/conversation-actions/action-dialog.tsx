'use client'

import { Zap } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type Priority, priorities } from '#lib/protocol/conversation.ts'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useMacros } from '../data/use-side.ts'
import { PriorityIcon } from '../inbox/priority-icon.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import { type Opened, openAction } from './opened.ts'
import { useLabelOptions } from './use-label-options.tsx'
import { usePeopleOptions } from './use-people-options.tsx'
import { useTeamOptions } from './use-team-options.tsx'

const ChooserDialog = whenNeeded(async () => (await import('./chooser-dialog.tsx')).ChooserDialog)
const TranscriptDialog = whenNeeded(async () => (await import('./transcript-dialog.tsx')).TranscriptDialog)
const SnoozeDialog = whenNeeded(async () => (await import('./snooze-dialog.tsx')).SnoozeDialog)
const RunMacro = whenNeeded(async () => (await import('../macros/run-macro.tsx')).RunMacro)

type Props = { conversation: Conversation }
const close = () => openAction(null)

/** What is being chosen for the conversation. */
export function ActionDialog({ conversation, open }: Props & { open: NonNullable<Opened> }) {
  switch (open.what) {
    case 'team':
      return <TeamDialog conversation={conversation} />
    case 'labels':
      return <LabelsDialog conversation={conversation} />
    case 'participants':
      return <PeopleDialog conversation={conversation} />
    case 'priority':
      return <PriorityDialog conversation={conversation} />
    case 'macro':
      return <MacroDialog />
    case 'run':
      return <RunMacro macroId={open.macroId} conversation={conversation} onClose={close} />
    case 'transcript':
      return <TranscriptDialog conversation={conversation} onClose={close} />
    case 'snooze':
      return <SnoozeDialog id={conversation.id} until={conversation.snoozedUntil} onClose={close} />
  }
}

const TeamDialog = ({ conversation }: Props) => <ChooserDialog {...useTeamOptions(conversation)} onDone={close} />
const LabelsDialog = ({ conversation }: Props) => <ChooserDialog {...useLabelOptions(conversation)} onDone={close} />
const PeopleDialog = ({ conversation }: Props) => <ChooserDialog {...usePeopleOptions(conversation)} onDone={close} />

function PriorityDialog({ conversation: { id, priority } }: Props) {
  const t = useTranslations('priority')
  const ts = useTranslations('side')
  const { setPriority } = useConversationActions()
  return (
    <ChooserDialog
      label={t('title')}
      placeholder={ts('findPriority')}
      nothing={ts('noPriority')}
      chosen={[priority ?? 'none']}
      options={[...priorities.toReversed(), null].map(one => ({
        id: one ?? 'none',
        label: t(one ?? 'none'),
        icon: <PriorityIcon priority={one} />,
      }))}
      onPick={picked => void setPriority(id, picked === 'none' ? null : (picked as Priority))}
      onDone={close}
    />
  )
}

/** Choosing leads on to what the macro will do. */
function MacroDialog() {
  const t = useTranslations('macros')
  const macros = useMacros().data ?? []
  return (
    <ChooserDialog
      label={t('run')}
      placeholder={t('find')}
      nothing={t('nothing')}
      chosen={[]}
      options={macros.map(one => ({
        id: String(one.id),
        label: one.name,
        icon: <Zap size={15} aria-hidden className="text-muted" />,
      }))}
      onPick={picked => setTimeout(() => openAction({ what: 'run', macroId: Number(picked) }))}
      onDone={close}
    />
  )
}
