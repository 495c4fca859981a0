import { effect } from '@preact/signals'
import type { WidgetCampaignWire } from '#lib/protocol/widget.ts'
import { call } from './api.ts'
import { page } from './page.ts'
import { campaign } from './peek.ts'
import { config, isNew, isOpen, settings } from './store.ts'
import { matchesPage } from './url-pattern.ts'

const fetchCampaigns = () => call<WidgetCampaignWire[]>('GET', 'campaigns')

/** A visitor who has not talked and has not opened the chat, and has not waved a campaign off within the hour. */
const isReachable = () => !isOpen.value && isNew.value && (settings.value.campaignsSnoozedTill ?? 0) <= Date.now()

/**
 * Waits on each page for the campaigns that are for it; the time begins anew on every page (reference 4.11). Who has opened
 * the chat on the page has found it without.
 */
export async function followCampaigns() {
  const all = await fetchCampaigns()
  let wasOpen = false
  effect(() => {
    wasOpen ||= isOpen.value
    if (wasOpen) campaign.value = null
    const url = page.value
    if (wasOpen || !isReachable() || campaign.value) return
    const isClosed = (config.value?.website_channel_config.opens_at ?? null) !== null
    const timers = all
      .filter(one => matchesPage(one.trigger_rules.url ?? '', url))
      .filter(one => !(one.trigger_only_during_business_hours && isClosed))
      .map(one => setTimeout(show, (one.trigger_rules.time_on_page ?? 0) * 1000, one))
    return () => timers.forEach(clearTimeout)
  })
}

function show(one: WidgetCampaignWire) {
  if (isReachable()) campaign.value ??= one
}
