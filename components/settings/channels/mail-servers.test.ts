import { expect, it } from 'vitest'
import { likelyServers, serviceAt, serviceOf } from './mail-servers.ts'

it.each([
  ['a@gmail.com', 'gmail', 'imap.gmail.com'],
  ['a@hotmail.co.uk', 'outlook', 'outlook.office365.com'],
  ['a@acme.onmicrosoft.com', 'outlook', 'outlook.office365.com'],
  ['a@ME.com', 'icloud', 'imap.mail.me.com'],
  ['help@acme.test', null, 'imap.acme.test'],
])('%s is of %s', (email, service, host) => {
  expect(serviceOf(email)).toBe(service)
  expect(likelyServers(email)?.imap_address).toBe(host)
})

it('says nothing before there is a domain', () => {
  for (const email of ['', 'help', 'help@', 'help@acme']) expect(likelyServers(email)).toBeNull()
  expect(serviceAt('imap.gmail.com')).toBe('gmail')
  expect(serviceAt('imap.acme.test')).toBeNull()
})
