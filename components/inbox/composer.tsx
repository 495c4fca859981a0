'use client'

import { Lock, Paperclip, Send } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { messageMaxLength } from '#lib/protocol/message.ts'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import type { Mode } from '../data/drafts.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Keys } from '../ui/keys.tsx'
import { Tip } from '../ui/tip.tsx'
import { ChosenFiles } from './chosen-files.tsx'
import { focusRow } from './focus-row.ts'
import { useFiles } from './use-files.ts'
import { useTypingSignal } from './use-typing-signal.ts'

const modes: Mode[] = ['reply', 'note']

/** Where one answers. A note looks different in every part, so that it cannot be taken for a reply. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('composer')
  const { runtime } = useAccount()
  const { id, canReply } = conversation
  const [draft, setDraft] = useState(() => runtime.drafts.read(id))
  const field = useRef<HTMLTextAreaElement>(null)
  const mode = canReply ? draft.mode : 'note'
  const isNote = mode === 'note'
  const text = draft[mode]
  const typing = useTypingSignal(id, isNote)
  const files = useFiles(id)
  const picker = useRef<HTMLInputElement>(null)
  const tooLong = text.length > messageMaxLength
  const sendable = (text.trim() !== '' || files.ready.length > 0) && !tooLong && files.settled

  function change(next: typeof draft) {
    setDraft(next)
    runtime.drafts.write(id, next)
  }

  function use(next: Mode) {
    change({ ...draft, mode: next })
    field.current?.focus()
  }

  function send() {
    const content = text.trim()
    if (!sendable) return
    runtime.outbox.send({
      echoId: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
      conversationId: id,
      content,
      private: isNote,
      ...(files.ready.length ? { files: files.ready } : {}),
      at: Date.now() / 1000,
    })
    change({ ...draft, [mode]: '' })
    files.clear()
    typing.stop()
    field.current?.focus()
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.currentTarget.blur()
      focusRow(id)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, 260)}px`
  }, [text])

  useCommands([
    {
      id: 'reply',
      title: t('replyCommand'),
      section: 'conversation',
      keys: 'r alt+l',
      rank: 2,
      run: () => use('reply'),
    },
    { id: 'note', title: t('noteCommand'), section: 'conversation', keys: 'n alt+p', rank: 3, run: () => use('note') },
  ])

  return (
    <div className="shrink-0 px-3 pb-3 sm:px-4 sm:pb-4">
      <div
        className={cx(
          'rounded-xl border transition-colors duration-150 focus-within:shadow-low',
          isNote
            ? 'border-attention-line bg-attention-soft focus-within:border-attention'
            : 'border-line-strong bg-surface focus-within:border-faint',
        )}
      >
        <div role="radiogroup" aria-label={t('mode')} className="flex items-center gap-1 px-2 pt-2">
          {modes.map(one => (
            <Tip
              key={one}
              label={one === 'reply' ? t('replyCommand') : t('noteCommand')}
              keys={one === 'reply' ? 'r' : 'n'}
              side="top"
            >
              {/* biome-ignore lint/a11y/useSemanticElements: two words that switch, not a form's radio */}
              <button
                type="button"
                role="radio"
                aria-checked={mode === one}
                disabled={one === 'reply' && !canReply}
                onClick={() => use(one)}
                className={cx(
                  'flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm',
                  mode === one ? 'bg-press font-medium text-text' : 'text-muted hover:bg-hover',
                )}
              >
                {one === 'note' && <Lock size={13} aria-hidden />}
                {t(one)}
              </button>
            </Tip>
          ))}
          {isNote && <span className="ms-auto truncate px-1 text-xs text-attention">{t('noteHint')}</span>}
        </div>
        {!canReply && <p className="px-3.5 pt-2 text-xs text-attention">{t('closed')}</p>}
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={isNote ? t('noteLabel') : t('replyLabel', { name: conversation.contact.name || t('visitor') })}
          aria-invalid={tooLong || undefined}
          placeholder={isNote ? t('notePlaceholder') : t('replyPlaceholder')}
          onChange={event => {
            change({ ...draft, [mode]: event.target.value })
            typing.touch(event.target.value)
          }}
          onKeyDown={onKeyDown}
          onBlur={typing.stop}
          className="block min-h-11 w-full resize-none bg-transparent px-3.5 py-2.5 text-base leading-[21px] outline-none"
        />
        <ChosenFiles files={files.files} onRetry={files.retry} onRemove={files.remove} />
        <div className="flex items-center justify-end gap-3 px-2 pb-2">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={event => {
              files.add([...(event.target.files ?? [])])
              event.target.value = ''
              field.current?.focus()
            }}
          />
          <IconButton
            label={t('files.attach')}
            side="top"
            disabled={files.full}
            onClick={() => picker.current?.click()}
            className="me-auto"
          >
            <Paperclip size={16} aria-hidden />
          </IconButton>
          {!files.settled && files.files.every(one => !one.failed) && (
            <span role="status" className="text-xs text-faint">
              {t('files.waiting')}
            </span>
          )}
          {tooLong && (
            <span className="text-xs text-danger">{t('tooLong', { count: text.length - messageMaxLength })}</span>
          )}
          <span className="hidden items-center gap-1.5 text-xs text-faint sm:flex">
            <Keys keys="shift+enter" /> {t('newline')}
          </span>
          <Tip label={isNote ? t('addNote') : t('send')} keys="enter" side="top">
            <Button tone={isNote ? 'note' : 'primary'} aria-disabled={!sendable} onClick={send}>
              {isNote ? <Lock size={14} aria-hidden /> : <Send size={14} aria-hidden className="flip-rtl" />}
              {isNote ? t('addNote') : t('send')}
            </Button>
          </Tip>
        </div>
      </div>
    </div>
  )
}
