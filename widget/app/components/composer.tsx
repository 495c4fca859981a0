import { useSignal } from '@preact/signals'
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks'
import { messageMaxLength } from '#lib/protocol/message.ts'
import { send } from '../conversation.ts'
import { focusOn, focusTarget } from '../focus.ts'
import { t } from '../i18n.ts'
import { answered, replyTo } from '../replying.ts'
import { storedDraft } from '../storage.ts'
import { mayAttach, mayPickEmoji } from '../store.ts'
import { stoppedTyping, typed } from '../typing.ts'
import { addFiles } from '../uploads.ts'
import { AttachButton } from './attach-button.tsx'
import { Drop } from './drop.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { Icon } from './icons.tsx'
import { Replies } from './replies.tsx'

const named = focusTarget('composer')
/** So many characters before the end it is said how many are left. */
const near = 1000

export function Composer() {
  const text = useSignal(storedDraft.read())
  const field = useRef<HTMLTextAreaElement | null>(null)
  const attach = useCallback((element: HTMLTextAreaElement | null) => {
    field.current = element
    named(element)
  }, [])
  const left = messageMaxLength - text.value.length
  const ready = text.value.trim() !== '' && left >= 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: grows with the text
  useLayoutEffect(() => {
    const { current } = field
    if (!current) return
    current.style.height = 'auto'
    current.style.height = `${current.scrollHeight}px`
  }, [text.value])

  function write(value: string) {
    text.value = value
    storedDraft.write(value)
    if (value) typed()
    else stoppedTyping()
  }

  function submit(event?: Event) {
    event?.preventDefault()
    if (!ready) return
    send(text.value.trim(), undefined, answered.value?.id)
    write('')
    replyTo(0)
  }

  function keyPressed(event: KeyboardEvent) {
    if (event.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) submit(event)
    // The first Escape gives up the answer, the next one closes the chat.
    if (event.key === 'Escape' && answered.value) {
      event.stopPropagation()
      replyTo(0)
    }
  }

  function paste(event: ClipboardEvent) {
    const files = event.clipboardData?.files
    if (!files?.length || !mayAttach.value) return
    event.preventDefault()
    addFiles(files)
  }

  /** Where the cursor is. */
  function insert(piece: string) {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    write(text.value.slice(0, selectionStart) + piece + text.value.slice(selectionEnd))
    requestAnimationFrame(() =>
      field.current?.setSelectionRange(selectionStart + piece.length, selectionStart + piece.length),
    )
  }

  return (
    <form class="composer" onSubmit={submit}>
      <Drop />
      {answered.value && <Replies />}
      <div class="field">
        {mayAttach.value && <AttachButton />}
        <textarea
          ref={attach}
          rows={1}
          // An empty field would count as left-to-right, and its placeholder with it.
          dir={text.value ? 'auto' : undefined}
          value={text.value}
          placeholder={t('placeholder')}
          aria-label={t('message')}
          aria-invalid={left < 0}
          aria-describedby={left < 0 ? 'excess' : undefined}
          enterkeyhint="send"
          onInput={event => write(event.currentTarget.value)}
          onKeyDown={keyPressed}
          onPaste={paste}
          onBlur={stoppedTyping}
        />
        {mayPickEmoji.value && <EmojiButton onPick={insert} onClose={() => focusOn('composer')} />}
        <button type="submit" class="round send" aria-label={t('send')} title={t('send')} aria-disabled={!ready}>
          <Icon name="send" />
        </button>
      </div>
      {left < 0 ? (
        <p class="excess" id="excess" role="alert">
          {t('tooLong', { count: -left })}
        </p>
      ) : (
        left < near && <p class="excess is-quiet">{t('left', { count: left })}</p>
      )}
    </form>
  )
}
