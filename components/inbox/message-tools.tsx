'use client'

import { Copy, Ellipsis, FileDown, Languages, Link2, Reply, RotateCw, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { kindOf } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'
import { Confirm } from '../ui/confirm.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { useMessageActions, useTranslation } from './use-message-actions.ts'
import { useTranslator } from './use-translator.ts'

type Props = {
  message: HistoryMessage
  /** At the side of the bubble that is away from its edge. */
  side: 'start' | 'end'
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Whether one is asked if the message is to be deleted. The row knows it: pointing at the question leaves the row. */
  asking: boolean
  onAsk: (asking: boolean) => void
}

/** What can be done with a message: the most frequent at hand, all of it in a menu. */
export function MessageTools({ message, side, open, onOpenChange, asking, onAsk }: Props) {
  const t = useTranslations('talk.menu')
  const { reply } = useMessageActions(message)
  const gone = message.content_attributes.deleted === true
  return (
    <div
      className={cx(
        'absolute top-0 z-10 flex rounded-lg bg-surface',
        side === 'end' ? 'start-full ms-1' : 'end-full me-1',
      )}
    >
      {!gone && (
        <IconButton label={t('reply')} side="top" onClick={reply} className="hidden size-7 sm:inline-grid">
          <Reply size={15} aria-hidden className="flip-rtl" />
        </IconButton>
      )}
      <Menu open={open} onOpenChange={onOpenChange}>
        <MenuTrigger asChild>
          <button
            type="button"
            aria-label={t('title')}
            className="grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-text data-[state=open]:bg-press"
          >
            <Ellipsis size={16} aria-hidden />
          </button>
        </MenuTrigger>
        <MenuContent align={side === 'end' ? 'start' : 'end'}>
          {open && <Entries message={message} gone={gone} onDelete={() => onAsk(true)} />}
        </MenuContent>
      </Menu>
      {asking && <DeleteMessage message={message} onClose={() => onAsk(false)} />}
    </div>
  )
}

type EntriesProps = { message: HistoryMessage; gone: boolean; onDelete: () => void }

function Entries({ message, gone, onDelete }: EntriesProps) {
  const t = useTranslations('talk.menu')
  const actions = useMessageActions(message)
  const translator = useTranslator()
  const translation = useTranslation(message)
  const ours = kindOf(message) === 'outgoing'
  const item = (
    key: 'reply' | 'copy' | 'copyLink' | 'original' | 'download' | 'retry',
    icon: ReactNode,
    run: () => unknown,
  ) => (
    <MenuItem key={key} icon={icon} onSelect={() => void run()}>
      {t(key)}
    </MenuItem>
  )
  return (
    <>
      {!gone && item('reply', <Reply size={15} aria-hidden className="flip-rtl" />, actions.reply)}
      {!gone && message.content && item('copy', <Copy size={15} aria-hidden />, actions.copy)}
      {item('copyLink', <Link2 size={15} aria-hidden />, actions.copyLink)}
      {!gone && message.content && translation === null && (
        <MenuItem
          icon={<Languages size={15} aria-hidden />}
          hint={translator === 'none' ? t('notSetUp') : undefined}
          onSelect={() => void (translator === 'none' ? actions.explainTranslation() : actions.translate())}
        >
          {t('translate')}
        </MenuItem>
      )}
      {translation !== null && item('original', <Languages size={15} aria-hidden />, actions.untranslate)}
      {!gone &&
        message.content_type === 'incoming_email' &&
        item('download', <FileDown size={15} aria-hidden />, actions.download)}
      {!gone && ours && message.status === 'failed' && item('retry', <RotateCw size={15} aria-hidden />, actions.retry)}
      {!gone && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 size={15} aria-hidden />} className="text-danger" onSelect={onDelete}>
            {t('delete')}
          </MenuItem>
        </>
      )}
    </>
  )
}

/** Says what will be gone, and for whom. */
function DeleteMessage({ message, onClose }: { message: HistoryMessage; onClose: () => void }) {
  const t = useTranslations('talk.delete')
  const { remove } = useMessageActions(message)
  const [busy, setBusy] = useState(false)
  const files = message.attachments?.length ?? 0
  return (
    <Confirm
      open
      onOpenChange={open => !open && onClose()}
      title={t('title')}
      busy={busy}
      action={t('action')}
      onConfirm={() => {
        setBusy(true)
        void remove().then(done => (done ? onClose() : setBusy(false)))
      }}
      body={
        <>
          <p>
            {t('body')} {files > 0 && t('files', { files })}
          </p>
          <p className="mt-2">{t(kindOf(message) === 'note' ? 'note' : 'delivered')}</p>
        </>
      }
    />
  )
}
