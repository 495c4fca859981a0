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
}

export const isFramed = window.parent !== window
