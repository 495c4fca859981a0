'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type Formatting, formattings } from '#lib/protocol/inbox.ts'
import { messageMaxLength } from '#lib/protocol/message.ts'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import type { Mode } from '../data/drafts.ts'
import { useCollision } from '../data/use-collision.ts'
import { useInboxes } from '../data/use-directory.ts'
import { focusRow } from '../inbox/focus-row.ts'
import { useCommands } from '../shell/commands.ts'
import { cx } from '../ui/cx.ts'
import { toast } from '../ui/toast.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import { isAddress } from './addresses.ts'
import { ComposerActions } from './composer-actions.tsx'
import { ComposerNotes } from './composer-notes.tsx'
import type { FieldHandle } from './field.ts'
import { leftOver } from './left-over.ts'
import { ModeSwitch } from './mode-switch.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { SendRow } from './send-row.tsx'
import { takeBack } from './undo.ts'
import { useAnswering } from './use-answering.ts'
import { useDraft } from './use-draft.ts'
import { useDrop } from './use-drop.ts'
import { useFiles } from './use-files.ts'
import { useMode } from './use-mode.ts'
import { useProposedRecipients } from './use-recipients.ts'
import { useScheduled } from './use-scheduled.ts'
import { useSend } from './use-send.ts'
import { useComposerSettings } from './use-settings.ts'
import { type Suggestion, useSuggestions } from './use-suggestions.ts'
import { useTypingSignal } from './use-typing-signal.ts'
import { missingIn, valuesOf } from './variables.ts'
import { WindowNotice } from './window-notice.tsx'
import { WritingField } from './writing-field.tsx'

const ChosenFiles = whenNeeded(async () => (await import('./chosen-files.tsx')).ChosenFiles)
const RecipientsRow = whenNeeded(async () => (await import('./recipients-row.tsx')).RecipientsRow)
const ScheduledList = whenNeeded(async () => (await import('./scheduled-list.tsx')).ScheduledList)
const SuggestionList = whenNeeded(async () => (await import('./suggestion-list.tsx')).SuggestionList)
const LaterDialog = whenNeeded(async () => (await import('./later-dialog.tsx')).default)
const SendWarning = whenNeeded(async () => (await import('./doubts.tsx')).default)
const SignatureDialog = whenNeeded(async () => (await import('./signature-dialog.tsx')).default)
const TemplateDialog = whenNeeded(async () => (await import('./template-dialog.tsx')).default)
const VoiceRecorder = whenNeeded(async () => (await import('./voice-recorder.tsx')).default)

/** What stands open over the composer. */
type Open = 'later' | 'signature' | 'template' | null
const everything: Formatting[] = [...formattings]

/** Where one answers. A note looks different in every part, so that it cannot be taken for a reply. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('composer')
  const locale = useLocale()
  const { runtime, profile, membership } = useAccount()
  const { id, canReply } = conversation
  const inbox = useInboxes().data?.find(one => one.id === conversation.inboxId)
  const traits = inbox?.traits
  const { draft, change, accompany } = useDraft(id)
  const { mode, setMode, focused, watch } = useMode(draft, canReply)
  const isNote = mode === 'note'
  const text = draft[mode]
  const beside = draft.beside[mode]
  const settings = useComposerSettings(inbox)
  const [open, setOpen] = useState<Open>(null)
  const [recording, setRecording] = useState(false)
  const [planning, setPlanning] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const field = useRef<FieldHandle>(null)
  const picker = useRef<HTMLInputElement>(null)
  const wantsFocus = useRef(false)
  const values = useMemo(
    () => valuesOf(conversation, profile, { inbox: inbox?.name ?? '', account: membership.name }),
    [conversation, profile, inbox?.name, membership.name],
  )
  const suggestions = useSuggestions({ isNote, values })
  const typing = useTypingSignal(id, isNote)
  const files = useFiles({ conversationId: id, mode, beside, accompany, limits: traits?.files ?? [], locale })
  const answering = useAnswering(id, beside, fields => accompany(mode, fields))
  const scheduled = useScheduled(id)
  const byMail = Boolean(traits?.recipients) && !isNote
  const proposed = useProposedRecipients(id, conversation.lastMessageId, byMail).data
  const recipients = byMail ? (beside.recipients ?? (proposed && recipientsOf(proposed))) : undefined
  const isAddressed =
    !recipients ||
    (recipients.to.length > 0 && [...recipients.to, ...recipients.cc, ...recipients.bcc].every(isAddress))
  const tooLong = Math.max(0, text.length - messageMaxLength)
  const sendable =
    (text.trim() !== '' || files.ready.length > 0) &&
    !tooLong &&
    files.settled &&
    (isNote || (canReply && !planning)) &&
    isAddressed
  const newer = useCollision(id, draft.reply.trim() !== '')
  const over = useDrop(added => addFiles(added))

  const focus = useCallback(() => void field.current?.focus(), [])
  const sending = useSend({
    conversation,
    draft,
    change,
    accompany,
    isNote,
    sendable,
    values,
    settings,
    answering: answering.to,
    recipients,
    newer,
    onSent() {
      typing.stop()
      suggestions.forget()
      focus()
    },
  })

  function addFiles(added: File[]) {
    if (!added.length) return
    files.add(added)
    focus()
  }

  function use(next: Mode) {
    if (next === 'reply' && !canReply) return
    wantsFocus.current = true
    setMode(next)
    change({ mode: next })
    if (next === mode) focus()
  }
  const fieldKey = `${id} ${mode} ${settings.enterSends} ${traits?.formatting.length ?? ''}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: another field has come, which is to have the focus that the last one had
  useEffect(() => {
    if (wantsFocus.current || focused) focus()
    wantsFocus.current = false
  }, [fieldKey, focus])

  function pick(one: Suggestion) {
    const spaced = 'markdown' in one.insertion && one.glyph ? { markdown: `${one.insertion.markdown} ` } : one.insertion
    field.current?.insert(spaced, suggestions.length)
    suggestions.forget()
  }

  async function plan(at: number, cancelOnReply = true) {
    if (planning) return false
    setPlanning(true)
    const { reply, beside } = draft
    const done = await scheduled.plan(sending.content('reply'), at, cancelOnReply, beside.reply.answering?.messageId)
    setPlanning(false)
    if (!done) return false
    change({ reply: leftOver(runtime.drafts.read(id).reply, reply) })
    accompany('reply', { answering: undefined })
    const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at * 1000)
    toast(t('later.planned', { time }))
    focus()
    return true
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    if (event.isComposing) return false
    if (suggestions.key(event, pick)) return true
    const mod = event.metaKey || event.ctrlKey
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey && (settings.enterSends || mod)) {
      sending.send()
      return true
    }
    if (event.key === 'Escape') {
      ;(document.activeElement as HTMLElement | null)?.blur()
      focusRow(id)
      return true
    }
    return event.key === 'z' && mod && !event.shiftKey && !text && undo()
  }

  function undo(): boolean {
    const held = runtime.outbox.items.findLast(one => one.conversationId === id && one.state === 'held')
    if (!held || !takeBack(runtime, held.echoId)) return false
    if (held.private || canReply) setMode(held.private ? 'note' : 'reply')
    return true
  }

  const reply = {
    id: 'reply',
    title: t('replyCommand'),
    section: 'conversation' as const,
    keys: 'r alt+l',
    rank: 2,
    run: () => use('reply'),
  }
  useCommands([
    ...(canReply ? [reply] : []),
    { id: 'note', title: t('noteCommand'), section: 'conversation', keys: 'n alt+p', rank: 3, run: () => use('note') },
    {
      id: 'attach',
      title: t('files.attach'),
      section: 'conversation',
      keys: 'mod+alt+a',
      run: () => picker.current?.click(),
    },
    ...(isNote
      ? []
      : [{ id: 'sendLater', title: t('later.menu'), section: 'conversation' as const, run: () => setChoosing(true) }]),
    { id: 'undoSend', title: t('undoCommand'), section: 'conversation', run: () => void (undo() && focus()) },
  ])

  const missing = missingIn(text, values)
  return (
    <div className="shrink-0 px-3 pb-3 sm:px-4 sm:pb-4">
      {scheduled.messages.length > 0 && <ScheduledList scheduled={scheduled} canReply={canReply} />}
      <div
        data-composer={mode}
        className={cx(
          'relative rounded-xl border transition-colors duration-150 focus-within:shadow-low',
          isNote
            ? 'border-attention-line bg-attention-soft focus-within:border-attention'
            : 'border-line-strong bg-surface focus-within:border-faint',
        )}
      >
        {suggestions.open && <SuggestionList suggestions={suggestions} onPick={pick} />}
        {!canReply && <WindowNotice traits={traits} onTemplate={() => setOpen('template')} />}
        <ModeSwitch
          mode={mode}
          canReply={canReply}
          waiting={{ reply: Boolean(draft.reply.trim()), note: Boolean(draft.note.trim()) }}
          onMode={use}
        />
        {answering.to && <ReplyBar to={answering.to} onClear={answering.clear} />}
        {recipients && (
          <RecipientsRow
            recipients={recipients}
            subject={proposed?.subject ?? ''}
            quotes={proposed?.quotes ?? false}
            onChange={chosen => accompany(mode, { recipients: chosen })}
          />
        )}
        <div {...watch}>
          <WritingField
            key={`${id} ${mode}`}
            value={text}
            onChange={words => {
              change({ mode, [mode]: words })
              typing.touch(words)
            }}
            onBefore={suggestions.hear}
            onKeyDown={onKeyDown}
            onBlur={() => {
              typing.stop()
              suggestions.forget()
            }}
            onFiles={addFiles}
            handle={field}
            formatting={isNote ? everything : (traits?.formatting ?? [])}
            enterSends={settings.enterSends}
            isKnown={name => missingIn(`{{${name}}}`, values).length === 0}
            label={isNote ? t('noteLabel') : t('replyLabel', { name: conversation.contact.name || t('visitor') })}
            placeholder={isNote ? t('notePlaceholder') : t('replyPlaceholder')}
            invalid={tooLong > 0}
            listId={suggestions.open && suggestions.items.length ? suggestions.listId : undefined}
            activeId={
              suggestions.open && suggestions.items[suggestions.at]
                ? `${suggestions.listId}-${suggestions.items[suggestions.at]?.id}`
                : undefined
            }
          />
        </div>
        <ComposerNotes
          signature={!isNote && settings.signs ? settings.signature : ''}
          missing={missing}
          newer={newer}
        />
        {files.files.length > 0 && <ChosenFiles files={files.files} onRemove={files.remove} />}
        {recording && (
          <VoiceRecorder
            voice={traits?.voice ?? []}
            onDone={file => files.add([file], true)}
            onClose={() => setRecording(false)}
          />
        )}
        <div className="flex items-center gap-3 px-2 pb-2">
          <ComposerActions
            isNote={isNote}
            full={files.full}
            canRecord={!recording && Boolean(traits?.voice.length)}
            settings={settings}
            picker={picker}
            onFiles={addFiles}
            onInsert={words => field.current?.insert({ markdown: words })}
            onRecord={() => setRecording(true)}
            onSignature={() => setOpen('signature')}
          />
          <SendRow
            isNote={isNote}
            sendable={sendable}
            enterSends={settings.enterSends}
            moving={!files.settled && !files.failed}
            tooLong={tooLong}
            unaddressed={!isAddressed}
            hindrance={hindrance()}
            later={{ open: choosing, onOpenChange: setChoosing, onPick: plan, onChoose: () => setOpen('later') }}
            onSend={sending.send}
          />
        </div>
        {over && (
          <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-soft text-sm font-medium">
            {t('files.drop')}
          </div>
        )}
      </div>
      {sending.warning && (
        <SendWarning
          warning={sending.warning}
          onSend={sending.go}
          onBack={() => {
            sending.back()
            focus()
          }}
        />
      )}
      {open === 'later' && (
        <LaterDialog
          onSave={({ send_at, cancel_on_reply }) => plan(send_at, cancel_on_reply)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'signature' && <SignatureDialog settings={settings} onClose={() => setOpen(null)} />}
      {open === 'template' && (
        <TemplateDialog
          templates={inbox?.message_templates ?? []}
          onClose={() => setOpen(null)}
          onSend={(template, content) => {
            setOpen(null)
            sending.sendTemplate(template, content)
          }}
        />
      )}
    </div>
  )

  /** Why the reply cannot be planned as it is. */
  function hindrance(): string | null {
    if (files.files.length) return t('later.noFiles')
    if (beside.recipients) return t('later.noRecipients')
    if (missing.length) return t('warning.missing', { names: missing.join(', ') })
    return text.trim() ? null : t('later.nothing')
  }
}

const recipientsOf = (one: { to_emails: string[]; cc_emails: string[]; bcc_emails: string[] }) => ({
  to: one.to_emails,
  cc: one.cc_emails,
  bcc: one.bcc_emails,
})
