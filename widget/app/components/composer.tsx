import { useSignal } from '@preact/signals'
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks'
import { messageMaxLength } from '#lib/protocol/message.ts'
import { sendAhead } from '../attachments.ts'
import { send } from '../conversation.ts'
import { focusOn, focusTarget } from '../focus.ts'
import { t } from '../i18n.ts'
import { storedDraft } from '../storage.ts'
import { mayAttach } from '../store.ts'
import { stoppedTyping, typed } from '../typing.ts'
import { Icon } from './icons.tsx'

const named = focusTarget('composer')

export function Composer() {
  const text = useSignal(storedDraft.read())
  const field = useRef<HTMLTextAreaElement | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const busy = useSignal(false)
  const refused = useSignal<string[]>([])
  const attach = useCallback((element: HTMLTextAreaElement | null) => {
    field.current = element
    named(element)
  }, [])
  const excess = text.value.length - messageMaxLength
  const ready = text.value.trim() !== '' && excess <= 0

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
    send(text.value.trim())
    write('')
    focusOn('composer')
  }

  /** Each file is a message of its own, as soon as it has arrived. */
  async function choose(input: HTMLInputElement) {
    const chosen = [...(input.files ?? [])]
    input.value = ''
    refused.value = []
    busy.value = true
    for (const file of chosen) {
      await sendAhead(file).then(
        sent => send('', [sent]),
        () => {
          refused.value = [...refused.value, file.name]
        },
      )
    }
    busy.value = false
    focusOn('composer')
  }

  function keyPressed(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
  }

  return (
    <form class="composer" onSubmit={submit}>
      <div class="field">
        {mayAttach.value && (
          <>
            <input ref={picker} type="file" multiple hidden onChange={event => choose(event.currentTarget)} />
            <button
              type="button"
              class="round clip"
              aria-label={t('attach')}
              title={t('attach')}
              aria-busy={busy.value}
              disabled={busy.value}
              onClick={() => picker.current?.click()}
            >
              <Icon name="clip" />
            </button>
          </>
        )}
        <textarea
          ref={attach}
          rows={1}
          // An empty field would count as left-to-right, and its placeholder with it.
          dir={text.value ? 'auto' : undefined}
          value={text.value}
          placeholder={t('placeholder')}
          aria-label={t('message')}
          aria-invalid={excess > 0}
          aria-describedby={excess > 0 ? 'excess' : undefined}
          enterkeyhint="send"
          onInput={event => write(event.currentTarget.value)}
          onKeyDown={keyPressed}
          onBlur={stoppedTyping}
        />
        <button type="submit" class="round send" aria-label={t('send')} title={t('send')} aria-disabled={!ready}>
          <Icon name="send" />
        </button>
      </div>
      {busy.value && (
        <p class="excess is-quiet" role="status">
          {t('sending')}
        </p>
      )}
      {refused.value.length > 0 && (
        <p class="excess" role="alert">
          {t('notTaken', { name: refused.value.join(', ') })}
        </p>
      )}
      {excess > 0 && (
        <p class="excess" id="excess" role="alert">
          {t('tooLong', { count: excess })}
        </p>
      )}
    </form>
  )
}
