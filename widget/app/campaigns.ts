import { effect } from '@preact/signals'
import type { WidgetCampaignWire } from '#lib/protocol/widget.ts'
import { call } from './api.ts'
import { campaign } from './peek.ts'
import { isNew, isOpen, phase } from './store.ts'

const fetchCampaigns = () => call<WidgetCampaignWire[]>('GET', 'campaigns')

/** Shows a campaign whose time has come, to a visitor who has not talked, until they open the chat without it. */
export async function showCampaign(id: number) {
  await ready()
  if (!isNew.value || isOpen.value || campaign.value) return
  const found = (await fetchCampaigns()).find(one => one.id === id)
  if (!found || campaign.value) return
  campaign.value = found
  const stop = effect(() => {
    if (!isOpen.value) return
    campaign.value = null
    queueMicrotask(() => stop())
  })
}

/** Once there is a token to ask with. */
const ready = () =>
  new Promise<void>(resolve => {
    const stop = effect(() => {
      if (phase.value !== 'ready') return
      resolve()
      queueMicrotask(() => stop())
    })
  })
