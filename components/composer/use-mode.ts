import { useState } from 'react'
import type { Draft, Mode } from '../data/drafts.ts'

/**
 * In which mode one writes: as the draft says, and a note where no reply may be sent. Under a field that has the focus it
 * changes only when whoever writes there says so: words meant for colleagues would else go on in the answer.
 */
export function useMode(draft: Draft, canReply: boolean) {
  const wanted: Mode = canReply ? draft.mode : 'note'
  const [mode, setMode] = useState(wanted)
  const [focused, setFocused] = useState(false)
  if (mode !== wanted && !focused) setMode(wanted)
  return {
    mode,
    setMode,
    focused,
    /** For what is around the field. A window that is left for another keeps its focus. */
    watch: {
      onFocus: () => setFocused(true),
      onBlur: (event: React.FocusEvent) => setFocused(event.currentTarget.contains(document.activeElement)),
    },
  }
}
