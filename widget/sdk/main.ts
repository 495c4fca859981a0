import type { Settings } from './settings.ts'
import { createWidget, type Installation } from './widget.ts'

declare global {
  interface Window {
    chatwootSettings?: Settings
    chatwootSDK?: { run: (installation: Installation) => void }
    $chatwoot?: ReturnType<typeof createWidget>
  }
}

// Only while the script runs does the document know which one it is.
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null
const ownOrigin = script?.src ? new URL(script.src).origin : location.origin

/** Puts the widget on this page. A second call changes nothing. */
function run({ websiteToken, baseUrl = ownOrigin }: Installation) {
  window.$chatwoot ??= createWidget({ websiteToken, baseUrl }, window.chatwootSettings)
}

window.chatwootSDK ??= { run }

// A page that forbids inline scripts names its inbox on the tag: <script src="…/widget.js" data-website-token="…">
const { websiteToken, baseUrl } = script?.dataset ?? {}
if (websiteToken) run({ websiteToken, baseUrl: baseUrl ?? ownOrigin })
