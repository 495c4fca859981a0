import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import type { ConversationPanelProps } from '#lib/apps/app.ts'
import type { AppId } from '#lib/apps/registry.ts'

/** What each app shows beside a conversation, loaded when it is shown. */
export const panels: Record<AppId, ComponentType<ConversationPanelProps>> = {
  contactFigures: dynamic(() => import('./contact-figures.tsx').then(one => one.ContactFigures)),
}
