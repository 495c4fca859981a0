import type { Core } from '../core.ts'
import { followAddress } from '../host/address.ts'
import { matchesPage } from './url-pattern.ts'

const snoozeCookie = 'cw_snooze_campaigns_till'

type Rule = { id: number; trigger_rules: { url?: string; time_on_page?: number } }

/**
 * Waits on each page for the campaigns that are for it; the time begins anew on every page (reference 4.11). There is no
 * frame until one of them is shown, and nothing is stored. Who has opened the chat on the page has found it without.
 */
export async function followCampaigns(core: Core) {
  const { signal, state } = core
  const rules = await fetchRules(core)
  let timers: ReturnType<typeof setTimeout>[] = []
  let isOver = state.isOpen || core.hasFrame

  const stop = () => timers.forEach(clearTimeout)
  const isReachable = () =>
    !(isOver || state.isOpen || signal.aborted) &&
    core.wire.has_campaigns === true &&
    Number(core.readCookie(snoozeCookie)) <= Date.now()

  function show({ id }: Rule) {
    if (isReachable()) core.call('campaign', id).catch(() => {})
  }

  function wait() {
    stop()
    if (!isReachable()) return
    timers = rules
      .filter(({ trigger_rules: { url } }) => matchesPage(url ?? '', location.href))
      .map(rule => setTimeout(show, (rule.trigger_rules.time_on_page ?? 0) * 1000, rule))
  }

  addEventListener('chatwoot:opened', () => (isOver = true), { signal })
  signal.addEventListener('abort', stop)
  followAddress(wait, signal)
  wait()
}

/** The same for everybody, and so kept by the browser from page to page. None where they cannot be had. */
async function fetchRules({ origin, state, signal }: Core): Promise<Rule[]> {
  const query = new URLSearchParams({ website_token: state.websiteToken })
  try {
    const response = await fetch(`${origin}/widget/campaigns?${query}`, { credentials: 'omit', signal })
    return response.ok ? await response.json() : []
  } catch {
    return []
  }
}
