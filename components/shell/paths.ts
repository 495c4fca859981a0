/** Addresses of the screens: Chatwoot's. */
export const paths = {
  home: '/app',
  login: '/app/login',
  signup: '/app/auth/signup',
  forgot: '/app/auth/reset/password',
  onboarding: '/app/onboarding',
  outbox: '/app/outbox',
  dashboard: (account: number) => `/app/accounts/${account}/dashboard`,
  inbox: (account: number, inbox: number) => `/app/accounts/${account}/inbox/${inbox}`,
  conversation: (account: number, id: number, inbox?: number | null) =>
    inbox
      ? `/app/accounts/${account}/inbox/${inbox}/conversations/${id}`
      : `/app/accounts/${account}/conversations/${id}`,
  settings: (account: number, section: 'general' | 'agents' | 'inboxes' | 'integrations/webhook') =>
    `/app/accounts/${account}/settings/${section}`,
  campaigns: (account: number) => `/app/accounts/${account}/campaigns/ongoing/live_chat`,
  newInbox: (account: number) => `/app/accounts/${account}/settings/inboxes/new`,
  inboxSettings: (account: number, inbox: number) => `/app/accounts/${account}/settings/inboxes/${inbox}`,
  profile: (account: number) => `/app/accounts/${account}/profile/settings`,
}

const inboxRoute = /^\/app\/accounts\/(\d+)(?:\/inbox\/(\d+))?(?:\/conversations\/(\d+)|\/dashboard)?\/?$/

/** What the inbox shows at this address. */
export function readInboxRoute(pathname: string) {
  const [, account, inbox, conversation] = inboxRoute.exec(pathname) ?? []
  return {
    accountId: account ? Number(account) : null,
    inboxId: inbox ? Number(inbox) : null,
    conversationId: conversation ? Number(conversation) : null,
  }
}

/** Only our own screens may be a destination after signing in. */
export function safeNext(next: string | null) {
  return next && /^\/app(\/|$|\?)/.test(next) && !next.startsWith('/app/login') ? next : paths.home
}
