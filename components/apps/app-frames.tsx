'use client'

import { ExternalLink } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { Loading, Skeleton } from '../ui/states.tsx'
import { asksForContext, contextMessage, sandboxFor, targetOf } from './frame-protocol.ts'

type App = { id: number; title: string; content: { type: 'frame'; url: string }[] }

/** The pages of an app, told whom and what they stand beside when they have loaded and whenever they ask. */
export function AppFrames({ app, conversation }: { app: App; conversation: Conversation }) {
  return (
    <div className="flex h-full flex-col divide-y divide-line">
      {app.content.map(({ url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an app may show the same page twice
        <Frame key={index} title={app.title} url={url} conversation={conversation} />
      ))}
    </div>
  )
}

function Frame({ title, url, conversation }: { title: string; url: string; conversation: Conversation }) {
  const t = useTranslations('apps')
  const frame = useRef<HTMLIFrameElement>(null)
  const [loaded, setLoaded] = useState(false)
  const tell = useTell(conversation)
  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const window = frame.current?.contentWindow
      if (window && event.source === window && asksForContext(event.data)) void tell(window, url)
    }
    addEventListener('message', listen)
    return () => removeEventListener('message', listen)
  }, [tell, url])
  return (
    <div className="relative min-h-0 flex-1">
      {!loaded && (
        <Loading className="absolute inset-0 flex flex-col gap-3 p-6">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-3 w-80 max-w-full" />
          <Skeleton className="h-3 w-64 max-w-full" />
        </Loading>
      )}
      <iframe
        ref={frame}
        src={url}
        title={title}
        sandbox={sandboxFor(url, location.origin)}
        referrerPolicy="no-referrer"
        onLoad={() => {
          setLoaded(true)
          const window = frame.current?.contentWindow
          if (window) void tell(window, url)
        }}
        className="size-full border-0 bg-[Canvas] [color-scheme:light]"
      />
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        aria-label={t('openElsewhere', { name: title })}
        title={t('openElsewhere', { name: title })}
        className="absolute end-2 bottom-2 grid size-7 place-items-center rounded-md border border-line bg-raised text-muted hover:text-text"
      >
        <ExternalLink size={14} aria-hidden />
      </a>
    </div>
  )
}

/** The conversation and the contact as the API has them now, and who looks. */
function useTell({ id, contact }: Conversation) {
  const { api, profile } = useAccount()
  const tell = useRef(async (_window: Window, _url: string) => {})
  tell.current = async (window, url) => {
    const [conversation, about] = await Promise.all([api.conversation(id), api.contact(contact.id)]).catch(() => [])
    if (!conversation || !about) return
    const agent = { id: profile.id, name: profile.name, email: profile.email }
    window.postMessage(contextMessage(conversation, about.payload, agent), targetOf(url, location.origin))
  }
  const [stable] = useState(() => (window: Window, url: string) => tell.current(window, url))
  return stable
}
