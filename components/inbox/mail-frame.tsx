'use client'

import { ImageOff } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { hasRemote, isScript, type Look, mailDocument } from './mail-html.ts'
import { useLook } from './use-look.ts'

/** How tall mails were when they were last on the screen: they come back without a jump. */
const heights = new Map<string, number>()
const mostHeights = 500
const firstGuess = 120

type Props = {
  /** What the same mail is known by. */
  name: string
  html: string
  origins: string[]
}

/** A mail's HTML in a frame where nothing runs, as tall as it needs. Pictures from elsewhere wait for a press. */
export function MailFrame({ name, html, origins }: Props) {
  const t = useTranslations('talk.mail')
  const look = useLook()
  const [remote, setRemote] = useState(false)
  const { document, paper } = useMemo(
    () => mailDocument(scrubbed(html), { remote, look, origins: [location.origin, ...origins] }),
    [html, remote, look, origins],
  )
  const asks = !remote && hasRemote(html)
  return (
    <div className="flex flex-col gap-2">
      <Frame key={`${remote}`} name={`${name}:${html.length}`} document={document} paper={paper} look={look} />
      {asks && (
        <p className="text-xs text-muted">
          <ImageOff size={13} aria-hidden className="me-1.5 inline align-[-2px]" />
          {t('remote')}{' '}
          <button
            type="button"
            onClick={() => setRemote(true)}
            className="font-medium text-accent-text underline underline-offset-2"
          >
            {t('showRemote')}
          </button>
        </p>
      )}
    </div>
  )
}

type FrameProps = { name: string; document: string; paper: boolean; look: Look }

function Frame({ name, document, paper }: FrameProps) {
  const t = useTranslations('talk.mail')
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(heights.get(name) ?? firstGuess)
  const watch = useRef<ResizeObserver>(undefined)

  const measure = useCallback(() => {
    const root = frame.current?.contentDocument?.documentElement
    if (!root) return
    const tall = Math.ceil(root.getBoundingClientRect().height)
    if (heights.size > mostHeights) heights.clear()
    heights.set(name, tall)
    setHeight(tall)
  }, [name])

  const begin = useCallback(() => {
    watch.current?.disconnect()
    const root = frame.current?.contentDocument?.documentElement
    if (!root) return
    watch.current = new ResizeObserver(measure)
    watch.current.observe(root)
    measure()
  }, [measure])

  useEffect(() => () => watch.current?.disconnect(), [])
  return (
    <iframe
      ref={frame}
      title={t('frame')}
      // No scripts. Of our origin only so that we can measure it; links open windows of their own.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={document}
      onLoad={begin}
      style={{ height }}
      className={cx('block w-full max-w-full border-0', paper && 'rounded-md bg-white')}
    />
  )
}

const dangerous = 'script, iframe, frame, object, embed, meta, link, base, form, style, svg, math, template, noscript'

/** The server has made mails safe; programs may have brought others. The frame runs nothing; this keeps it where it is. */
function scrubbed(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll(dangerous)) element.remove()
  for (const element of body.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes])
      if (/^on|^srcset$|^srcdoc$|^action$|^formaction$|^background$|^ping$/i.test(name) || isScript(value))
        element.removeAttribute(name)
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
  }
  return body.innerHTML
}
