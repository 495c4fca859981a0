'use client'

import { Plus, UsersRound, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ChooserPopover } from '../conversation-actions/chooser-popover.tsx'
import { useLabelOptions } from '../conversation-actions/use-label-options.tsx'
import { useMoreActions } from '../conversation-actions/use-more-actions.ts'
import { useTeamOptions } from '../conversation-actions/use-team-options.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useLabels } from '../data/use-directory.ts'
import { cx } from '../ui/cx.ts'
import { AssigneePicker } from './assignee-picker.tsx'
import { ColourDot } from './colour-dot.tsx'
import { DetailsRow } from './details-row.tsx'
import { PriorityMenu } from './priority-menu.tsx'

const valueClass =
  '-mx-2 flex h-8 w-[calc(100%+16px)] items-center gap-2.5 rounded-md px-2 text-start hover:bg-hover data-[state=open]:bg-press'

/** Who takes care of it, how urgent it is, and what it is about. */
export function DetailsActions({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  return (
    <>
      <DetailsRow label={t('assignee')}>
        <AssigneePicker conversation={conversation} />
      </DetailsRow>
      <TeamRow conversation={conversation} />
      <DetailsRow label={t('priority')}>
        <PriorityMenu conversation={conversation} />
      </DetailsRow>
      <LabelsRow conversation={conversation} />
    </>
  )
}

function TeamRow({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('side.team')
  const options = useTeamOptions(conversation)
  const { team } = conversation
  return (
    <DetailsRow label={t('title')}>
      <ChooserPopover
        {...options}
        trigger={
          <button type="button" title={`${t('choose')} (T)`} className={valueClass}>
            <span className="sr-only">{t('title')}: </span>
            <UsersRound size={15} aria-hidden className="shrink-0 text-muted" />
            <span className={cx('truncate', !team && 'text-muted')}>{team?.name ?? t('none')}</span>
          </button>
        }
      />
    </DetailsRow>
  )
}

function LabelsRow({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('side.labels')
  const options = useLabelOptions(conversation)
  const { changeLabels } = useMoreActions()
  const known = useLabels().data ?? []
  const colour = (title: string) => known.find(one => one.title === title)?.color ?? 'var(--faint)'
  const { labels } = conversation
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-start gap-2">
      <span className="py-1.5 text-muted">{t('title')}</span>
      <div className="flex min-w-0 flex-wrap items-center gap-1 py-1">
        {labels.map(title => (
          <span
            key={title}
            className="flex h-6 max-w-full items-center gap-1.5 rounded-full border border-line ps-2 pe-0.5 text-xs"
          >
            <ColourDot color={colour(title)} />
            <span className="truncate">{title}</span>
            <button
              type="button"
              aria-label={t('remove', { title })}
              onClick={() => changeLabels(conversation, { remove: [title] }, true)}
              className="grid size-5 shrink-0 place-items-center rounded-full text-faint hover:bg-hover hover:text-text"
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        <ChooserPopover
          {...options}
          trigger={
            <button
              type="button"
              title={`${t('choose')} (L)`}
              className="flex h-6 items-center gap-1 rounded-full border border-dashed border-line-strong px-2 text-xs text-muted hover:bg-hover hover:text-text"
            >
              <Plus size={12} aria-hidden />
              {t('add')}
            </button>
          }
        />
      </div>
    </div>
  )
}
