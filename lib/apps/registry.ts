import type { AppManifest } from './app.ts'
import { contactFigures } from './contact-figures/manifest.ts'

/** Every app there is. To add one: its folder, a line here, and what it shows in `components/apps`. */
export const apps = [contactFigures] as const satisfies readonly AppManifest[]
export type AppId = (typeof apps)[number]['id']

/** Those with a section beside the conversation. */
export const withPanel = apps.filter(app => app.conversationPanel)
