type Sdk = { run: (options: { websiteToken: string; baseUrl: string }) => void }
type WidgetWindow = Window & { chatwootSDK?: Sdk; $chatwoot?: { toggle: (state?: 'open' | 'close') => void } }

/** What the documented snippet does, once. */
export function loadWidget(websiteToken: string) {
  if (document.getElementById('charla-loader')) return
  const script = document.createElement('script')
  script.id = 'charla-loader'
  script.src = '/packs/js/sdk.js'
  script.async = true
  script.onload = () => (window as WidgetWindow).chatwootSDK?.run({ websiteToken, baseUrl: location.origin })
  document.body.append(script)
}

export function openWidget() {
  ;(window as WidgetWindow).$chatwoot?.toggle('open')
}
