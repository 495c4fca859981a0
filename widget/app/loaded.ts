import { effect } from '@preact/signals'
import { tell } from './host.ts'
import { nativeView } from './params.ts'
import { session } from './session.ts'
import { config, phase } from './store.ts'

/**
 * We are there and listen. A page may be anybody's and is told no more than that; an app keeps the token of its visitor
 * itself, and so has to wait until there is one.
 */
export function sayLoaded() {
  if (!nativeView) return tell({ event: 'loaded', config: { channelConfig: {} } })
  const stop = effect(() => {
    if (phase.value !== 'ready' || !config.value) return
    const { website_name: websiteName, widget_color: widgetColor } = config.value.website_channel_config
    tell({ event: 'loaded', config: { authToken: session.token, channelConfig: { websiteName, widgetColor } } })
    queueMicrotask(() => stop())
  })
}
