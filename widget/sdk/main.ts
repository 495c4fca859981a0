import { createCharla } from './charla.ts'

// Only while the script runs does the document know which one it is.
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[data-website-token]')
const address = new URL(script?.src || location.href)

if (!window.chatwootSDK) {
  window.chatwootSDK = createCharla(address.origin, script?.nonce ?? '')
  // A page that forbids inline scripts names its inbox on the tag: <script src="…/widget.js" data-website-token="…">.
  // A tag manager may leave such attributes out: then in the address, as `?website_token=…`.
  const { websiteToken = address.searchParams.get('website_token') ?? '', baseUrl } = script?.dataset ?? {}
  window.chatwootSDK.run({ websiteToken, baseUrl } as never)
}
