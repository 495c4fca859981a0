import { z } from 'zod'
import { email, text } from '#lib/base/text.ts'

const host = text(255)
  .trim()
  .refine(value => value === '' || /^[\w.-]+$|^[\da-f:]+$/i.test(value), 'must be the name of a server')
const port = z.coerce.number().int().min(1).max(65_535)
const flag = z.boolean().optional()
const login = text(255).optional()
/** An empty one keeps what there is: passwords are never shown again. */
const password = text(1024).nullable().optional().meta({ secret: true })

/** What may be set of an e-mail inbox, with Chatwoot's names; what is ours comes last. */
export const changes = z.object({
  email: email().optional(),
  provider: z.enum(['google', 'microsoft', 'other']).nullable().optional(),
  imap_enabled: flag,
  imap_address: host.optional(),
  imap_port: port.optional(),
  imap_login: login,
  imap_password: password,
  imap_enable_ssl: flag,
  imap_authentication: z.enum(['plain', 'login', 'cram-md5', 'xoauth2']).optional(),
  smtp_enabled: flag,
  smtp_address: host.optional(),
  smtp_port: port.optional(),
  smtp_login: login,
  smtp_password: password,
  smtp_domain: host.optional(),
  smtp_enable_starttls_auto: flag,
  smtp_enable_ssl_tls: flag,
  smtp_openssl_verify_mode: z.enum(['none', 'peer', 'client_once', 'fail_if_no_peer_cert']).optional(),
  smtp_authentication: z.enum(['plain', 'login', 'cram_md5', 'cram-md5', 'xoauth2']).optional(),
  imap_folders: z.array(text(255).min(1)).min(1).max(20).optional(),
  quote_history: flag,
  reopen_days: z.number().int().min(0).max(3650).nullable().optional(),
  mailgun_signing_key: password,
  sendgrid_public_key: password,
})
export const settings = changes.extend({ email: email() })
export type EmailSettings = z.output<typeof changes>
