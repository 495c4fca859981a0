import type { AnyChannelKind } from '#lib/inboxes/index.ts'
import { apiChannel } from './api/channel.ts'
import { webWidget } from './web/channel.ts'

/** Every channel there is. Adding one is a folder and a line here. */
export const channels: AnyChannelKind[] = [webWidget, apiChannel]
