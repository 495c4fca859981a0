import type { ComponentType } from 'react'
import type { ConversationPanelProps } from '#lib/apps/app.ts'
import type { AppId } from '#lib/apps/registry.ts'
import { whenNeeded } from '../ui/when-needed.tsx'

/** What each app shows beside a conversation, loaded when it is shown. */
export const panels: Record<AppId, ComponentType<ConversationPanelProps>> = {
  contactFigures: whenNeeded(async () => (await import('./contact-figures.tsx')).ContactFigures),
}
