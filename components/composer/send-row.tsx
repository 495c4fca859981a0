'use client'

import { Lock, Send } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import { Tip } from '../ui/tip.tsx'
import { LaterMenu } from './later-menu.tsx'

type Props = {
  isNote: boolean
  sendable: boolean
  enterSends: boolean
  moving: boolean
  tooLong: number
  unaddressed: boolean
  hindrance: string | null
  later: Omit<Parameters<typeof LaterMenu>[0], 'hindrance'>
  onSend: () => void
}

/** The button that says what it does, and what is still in its way. */
export function SendRow(props: Props) {
  const { isNote, sendable, enterSends, moving, tooLong, unaddressed, hindrance, later, onSend } = props
  const t = useTranslations('composer')
  const word = isNote ? t('addNote') : t('send')
  const problem = tooLong ? t('tooLong', { count: tooLong }) : unaddressed ? t('mail.wrong') : null
  return (
    <>
      {moving && (
        <span role="status" className="text-xs text-faint">
          {t('files.waiting')}
        </span>
      )}
      {problem ? (
        <span role="status" className="text-xs text-danger">
          {problem}
        </span>
      ) : moving ? null : (
        <span className="hidden items-center gap-1.5 text-xs whitespace-nowrap text-faint xl:flex">
          <Keys keys={enterSends ? 'shift+enter' : 'enter'} /> {t('newline')}
        </span>
      )}
      <div className="flex">
        <Tip label={word} keys={enterSends ? 'enter' : 'mod+enter'} side="top">
          <Button
            tone={isNote ? 'note' : 'primary'}
            aria-disabled={!sendable}
            onClick={onSend}
            className={isNote ? '' : 'rounded-e-none'}
          >
            {isNote ? <Lock size={14} aria-hidden /> : <Send size={14} aria-hidden className="flip-rtl" />}
            {word}
          </Button>
        </Tip>
        {!isNote && <LaterMenu hindrance={hindrance} {...later} />}
      </div>
    </>
  )
}
