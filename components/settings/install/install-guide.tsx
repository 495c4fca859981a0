'use client'

import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { linesFor, type Platform, platforms, type Site } from './guides.ts'

const all = Object.keys(platforms) as Platform[]
const tabClass =
  'ring-inset-focus -mb-px shrink-0 border-b-2 border-transparent py-2 text-sm whitespace-nowrap text-muted hover:text-text data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text'

type Props = {
  site: Site
  /** The lines for a page of plain HTML, where they are not the usual ones. */
  html?: string
  label: string
  copy: string
  onCopied?: () => void
  /** What can be done besides copying. */
  children?: ReactNode
}

/** The few lines that bring the chat onto a website, for whatever the website is made with, and where they go. */
export function InstallGuide({ site, html, label, copy, onCopied, children }: Props) {
  const t = useTranslations('install')
  const [platform, setPlatform] = useState<Platform>('html')
  const code = platform === 'html' && html ? html : linesFor[platform](site)
  return (
    <Tabs.Root value={platform} onValueChange={value => setPlatform(value as Platform)}>
      <Tabs.List
        aria-label={t('madeWith')}
        className="flex gap-3.5 overflow-x-auto border-b border-line [scrollbar-width:none]"
      >
        {all.map(one => (
          <Tabs.Trigger
            key={one}
            value={one}
            translate="no"
            className={tabClass}
            onFocus={event => event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
          >
            {platforms[one]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value={platform} tabIndex={-1} className="outline-none">
        <p className="py-3 text-sm text-muted">{t(`where.${platform}`)}</p>
        <CodeBlock code={code} label={label} className="max-h-80 p-3.5" />
      </Tabs.Content>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton tone="primary" text={code} label={copy} onCopied={onCopied} />
        {children}
      </div>
    </Tabs.Root>
  )
}
