/** Where mailboxes of the large services are read and sent from. */
export const mailServices = ['gmail', 'outlook', 'yahoo', 'icloud', 'zoho', 'fastmail'] as const
export type MailService = (typeof mailServices)[number]

/** As they call themselves, in every language. */
export const serviceNames: Record<MailService, string> = {
  gmail: 'Gmail / Google Workspace',
  outlook: 'Outlook / Microsoft 365',
  yahoo: 'Yahoo',
  icloud: 'iCloud',
  zoho: 'Zoho',
  fastmail: 'Fastmail',
}

type Servers = {
  imap_address: string
  imap_port: string
  imap_enable_ssl: boolean
  smtp_address: string
  smtp_port: string
}

const at = (imap_address: string, smtp_address: string, smtp_port = '587'): Servers => ({
  imap_address,
  imap_port: '993',
  imap_enable_ssl: true,
  smtp_address,
  smtp_port,
})

const servers: Record<MailService, Servers> = {
  gmail: at('imap.gmail.com', 'smtp.gmail.com'),
  outlook: at('outlook.office365.com', 'smtp.office365.com'),
  yahoo: at('imap.mail.yahoo.com', 'smtp.mail.yahoo.com'),
  icloud: at('imap.mail.me.com', 'smtp.mail.me.com'),
  zoho: at('imap.zoho.com', 'smtp.zoho.com'),
  fastmail: at('imap.fastmail.com', 'smtp.fastmail.com', '465'),
}

const domains: Record<MailService, RegExp> = {
  gmail: /^(gmail|googlemail)\.com$/,
  outlook: /^(outlook|hotmail|live|msn)\.[a-z.]+$|\.onmicrosoft\.com$/,
  yahoo: /^(yahoo|ymail|rocketmail)\.[a-z.]+$/,
  icloud: /^(icloud|me|mac)\.com$/,
  zoho: /^zoho(mail)?\.[a-z.]+$/,
  fastmail: /^(fastmail\.(com|fm)|messagingengine\.com)$/,
}

export const serversOf = (service: MailService): Servers => servers[service]

const domainOf = (email: string) => email.trim().toLowerCase().split('@')[1] ?? ''

/** The service that the address is of; null for a domain of one's own. */
export const serviceOf = (email: string): MailService | null =>
  mailServices.find(one => domains[one].test(domainOf(email))) ?? null

/** The service behind the name of a server. */
export const serviceAt = (host: string): MailService | null =>
  mailServices.find(one => servers[one].imap_address === host.trim().toLowerCase()) ?? null

/** Where the mailbox is likely to be: with its service, or on servers named as most are. Null before there is a domain. */
export function likelyServers(email: string): Servers | null {
  const service = serviceOf(email)
  const domain = domainOf(email)
  if (service) return servers[service]
  return /^[\w-]+(\.[\w-]+)+$/.test(domain) ? at(`imap.${domain}`, `smtp.${domain}`) : null
}
