import { params } from './params.ts'

/** A browser may forbid storage in a frame altogether; then what is written lives as long as the page, in here. */
const page = new Map<string, string>()

/** Whose texts these are: after a change of visitor nobody may see those of the one before. */
let owner = ''

function slot(area: () => Storage, key: () => string) {
  return {
    read() {
      try {
        return area().getItem(key()) ?? ''
      } catch {
        return page.get(key()) ?? ''
      }
    },
    write(value: string) {
      try {
        if (value) area().setItem(key(), value)
        else area().removeItem(key())
      } catch {
        page.set(key(), value)
      }
    },
  }
}

/** The visitor's token, written only once the visitor has sent something. */
export const storedToken = slot(
  () => localStorage,
  () => `cw_conversation_${params.websiteToken}`,
)

/** Written once the visitor wants no sounds. */
export const storedMute = slot(
  () => localStorage,
  () => 'cw_muted',
)

const owned = (name: string) =>
  slot(
    () => sessionStorage,
    () => `cw_${name}_${params.websiteToken}_${owner}`,
  )

/** What is typed but not sent, and what is sent but not yet acknowledged: both outlive a reload of the page. */
export const storedDraft = owned('draft')
export const storedOutbox = owned('outbox')
/** The version of the text that the visitor has agreed to and the server does not know of yet. */
export const storedConsent = owned('consent')

/** Draft, outbox and consent are from now on those of the visitor with this token. */
export function claim(token: string) {
  owner = token.slice(-12)
}

/** The same, and what the visitor wrote before having a token that counts comes along. */
export function handOver(token: string) {
  const texts = [storedDraft, storedOutbox, storedConsent].map(slot => {
    const text = slot.read()
    slot.write('')
    return { slot, text }
  })
  claim(token)
  for (const { slot, text } of texts) slot.write(text)
}
