import { apiChannel } from './api/channel.ts'
import type { Channel } from './channel.ts'
import { email } from './email/channel.ts'
import { telegram } from './telegram/channel.ts'
import { webWidget } from './web/channel.ts'
import { whatsapp } from './whatsapp/channel.ts'

/** Every channel there is. Adding one is a folder and a line here. */
export const channels: Channel[] = [webWidget, apiChannel, email, whatsapp, telegram]
