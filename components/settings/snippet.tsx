'use client'

import { ExternalLink, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { Button } from '../ui/button.tsx'
import { withSettings } from './install/guides.ts'
import { InstallGuide } from './install/install-guide.tsx'
import { type Launcher, settingsOf, usualLauncher } from './launcher.ts'
import { widgetSnippet } from './snippet-code.ts'

type Props = { inbox: InboxWire; launcher?: Launcher; onCopied?: () => void }

/** The few lines that bring the widget onto a page, for whatever the page is made with. */
export function Snippet({ inbox, launcher = usualLauncher, onCopied }: Props) {
  const t = useTranslations('settings.inboxes')
  const token = inbox.website_token ?? ''
  const lines = inbox.web_widget_script?.trim() || widgetSnippet(location.origin, token)
  const settings = settingsOf(launcher)
  return (
    <InstallGuide
      site={{ origin: location.origin, token, settings }}
      html={withSettings(lines, settings)}
      label={t('snippet')}
      copy={t('copySnippet')}
      onCopied={onCopied}
    >
      <Button asChild>
        <a href={`/demo?website_token=${token}`} target="_blank" rel="noreferrer">
          <ExternalLink size={14} aria-hidden />
          {t('tryIt')}
        </a>
      </Button>
      <Button asChild>
        <a href={`/playground?website_token=${token}`} target="_blank" rel="noreferrer">
          <SlidersHorizontal size={14} aria-hidden />
          {t('playground')}
        </a>
      </Button>
    </InstallGuide>
  )
}
