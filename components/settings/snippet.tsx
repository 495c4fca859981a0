'use client'

import { ExternalLink, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { Button } from '../ui/button.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { type Launcher, usualLauncher, withLauncher } from './launcher.ts'
import { widgetSnippet } from './snippet-code.ts'

type Props = { inbox: InboxWire; launcher?: Launcher; onCopied?: () => void }

/** The few lines that bring the widget onto a page. */
export function Snippet({ inbox, launcher = usualLauncher, onCopied }: Props) {
  const t = useTranslations('settings.inboxes')
  const lines = inbox.web_widget_script?.trim() || widgetSnippet(location.origin, inbox.website_token ?? '')
  const code = withLauncher(lines, launcher)
  return (
    <div>
      <CodeBlock code={code} label={t('snippet')} className="max-h-80 p-3.5" />
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton tone="primary" text={code} label={t('copySnippet')} onCopied={onCopied} />
        <Button asChild>
          <a href={`/demo?website_token=${inbox.website_token}`} target="_blank" rel="noreferrer">
            <ExternalLink size={14} aria-hidden />
            {t('tryIt')}
          </a>
        </Button>
        <Button asChild>
          <a href={`/playground?website_token=${inbox.website_token}`} target="_blank" rel="noreferrer">
            <SlidersHorizontal size={14} aria-hidden />
            {t('playground')}
          </a>
        </Button>
      </div>
    </div>
  )
}
