import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { call } from '../api.ts'
import { why } from '../asking/why.ts'
import { focusOn } from '../focus.ts'
import { choices } from '../gate.ts'
import { tell } from '../host.ts'
import { addWords, t } from '../i18n.ts'
import { past } from '../past.ts'
import { config, conversation } from '../store.ts'
import { startAnew } from './beginning.ts'
import english from './english.ts'
import css from './menu.lazy.css'

addWords(english)

export { css }

const mailTranscript = () => call('POST', 'conversations/transcript')
const askForPerson = () => call('POST', 'conversations/handoff')
const endConversation = () => call('GET', 'conversations/toggle_status')

/** What can be done with the conversation besides writing. */
export default function Menu({ onClose }: { onClose: () => void }) {
  const box = useRef<HTMLElement>(null)
  const said = useSignal('')
  const { popOut, person, transcript, anew, end, past: hasPast } = choices.value

  useEffect(() => {
    box.current?.querySelector('button')?.focus()
  }, [])
  useEffect(() => {
    // The button that was pressed is gone, and the focus would be with it.
    if (said.value) box.current?.focus()
  }, [said.value])

  async function doIt(action: () => Promise<unknown>, then: string) {
    said.value = await action().then(() => then, why)
    if (!said.value) onClose()
  }

  function begin() {
    startAnew()
    onClose()
    requestAnimationFrame(() => focusOn('composer'))
  }

  function look() {
    onClose()
    past.value = true
  }

  function popOutside() {
    tell({ event: 'popoutChatWindow' })
    onClose()
  }

  function finish() {
    doIt(async () => {
      await endConversation()
      if (conversation.value) conversation.value = { ...conversation.value, status: 'resolved' }
    }, '')
  }

  function keyPressed(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }

  function left({ relatedTarget }: FocusEvent) {
    if (relatedTarget instanceof Node && !box.current?.parentElement?.contains(relatedTarget)) onClose()
  }

  const { email = '' } = config.value?.contact ?? {}
  return (
    <section class="menu" ref={box} tabIndex={-1} aria-label={t('more')} onKeyDown={keyPressed} onFocusOut={left}>
      <div role="status">{said.value && <p>{said}</p>}</div>
      {!said.value && (
        <>
          {person && <Choice text={t('person')} onClick={() => doIt(askForPerson, t('personAsked'))} />}
          {anew && <Choice text={t('startAnew')} onClick={begin} />}
          {transcript && (
            <Choice
              text={t('mailTranscript')}
              onClick={() => doIt(mailTranscript, t('transcriptSent', { email: email ?? '' }))}
            />
          )}
          {hasPast && <Choice text={t('pastTalks')} onClick={look} />}
          {popOut && <Choice text={t('popOut')} onClick={popOutside} />}
          {end && <Choice text={t('endConversation')} onClick={finish} />}
        </>
      )}
    </section>
  )
}

const Choice = ({ text, onClick }: { text: string; onClick: () => void }) => (
  <button type="button" onClick={onClick}>
    {text}
  </button>
)
