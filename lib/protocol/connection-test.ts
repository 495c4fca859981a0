/** What lies on the way to a channel's servers, in its order. Names of one direction begin alike. */
export const hopNames = [
  'imap.server',
  'imap.connection',
  'imap.login',
  'imap.folders',
  'smtp.server',
  'smtp.connection',
  'smtp.login',
  'key',
  'number',
  'templates',
  'secret',
  'token',
  'webhook',
] as const
export type HopName = (typeof hopNames)[number]

/** What can be wrong there; for each there are words that say how to mend it. */
export const hopTroubles = [
  'server_unknown',
  'not_public',
  'port_closed',
  'no_answer',
  'not_encrypted',
  'certificate',
  'login_refused',
  'consent_gone',
  'folder_missing',
  'key_refused',
  'number_unknown',
  'other_number',
  'account_unknown',
  'secret_missing',
  'nothing_heard',
  'webhook_elsewhere',
  'webhook_failing',
  'not_set',
  'other',
] as const
export type HopTrouble = (typeof hopTroubles)[number]

/** One step of a connection test. `error` is what the other side said, in its words. */
export type Hop = {
  name: HopName
  state: 'ok' | 'failed' | 'skipped'
  trouble: HopTrouble | null
  error: string | null
}

/** A step that went well, unless trouble is named; `skipped` because one before it did not. */
export const hop = (name: HopName, trouble?: HopTrouble | 'skipped', error: string | null = null): Hop =>
  trouble === 'skipped'
    ? { name, state: 'skipped', trouble: null, error: null }
    : { name, state: trouble ? 'failed' : 'ok', trouble: trouble ?? null, error: error?.slice(0, 500) ?? null }
