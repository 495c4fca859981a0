import { runtime } from '#lib/base/runtime.ts'

/** A dashboard says every 20 s that it is there; after two missed signals the member counts as gone. */
const MEMBER_TTL_SECONDS = 45
const CONTACT_TTL_SECONDS = 90

const members = (accountId: number) => `presence:${accountId}:users`
const contacts = (accountId: number) => `presence:${accountId}:contacts`

export const memberIsHere = (accountId: number, userId: number) =>
  runtime()
    .redis.touch(members(accountId), String(userId), MEMBER_TTL_SECONDS)
    .catch(() => {})

export const contactIsHere = (accountId: number, contactId: number) =>
  runtime()
    .redis.touch(contacts(accountId), String(contactId), CONTACT_TTL_SECONDS)
    .catch(() => {})

export const presentMembers = (accountId: number): Promise<Set<number>> => present(members(accountId))
export const presentContacts = (accountId: number): Promise<Set<number>> => present(contacts(accountId))

/** While Redis is away nobody counts as present. */
async function present(set: string): Promise<Set<number>> {
  const found = await runtime()
    .redis.present(set)
    .catch(() => ({}))
  return new Set(Object.keys(found).map(Number))
}
