const query = new URLSearchParams(location.search)

/** What the loader says in the address of the frame. */
export const params = {
  websiteToken: query.get('website_token') ?? '',
  token: query.get('cw_conversation') ?? '',
  locale: query.get('locale'),
  theme: query.get('theme'),
  colour: query.get('color') ?? undefined,
  /** The page cannot keep cookies, or there is no page around us: then our own storage remembers the visitor. */
  ownStorage: query.get('cookies') === 'off' || window.parent === window,
  reset: query.get('reset') === 'true',
  /** The page knows who the visitor is, and will say so. */
  identify: query.get('identify') === 'true',
}

/** An app has opened us in a view of its own and listens as a page does (Chatwoot's packages for React Native, Flutter). */
export const nativeView = (window as { ReactNativeWebView?: { postMessage(data: string): void } }).ReactNativeWebView

/** Somebody around us can close the chat. */
export const isFramed = window.parent !== window || nativeView !== undefined
