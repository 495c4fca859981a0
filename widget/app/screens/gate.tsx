import { gate } from '../gate.ts'
import { addWords } from '../i18n.ts'
import { Consent } from './consent.tsx'
import { Ended } from './ended.tsx'
import english from './english.ts'
import { Form } from './form.tsx'
import css from './gate.lazy.css'

addWords(english)

export { css }

const panels = { ended: Ended, consent: Consent, form: Form }

/** What has to be done before one can write. */
export default function Gate() {
  const Panel = gate.value && panels[gate.value]
  return Panel && <Panel />
}
