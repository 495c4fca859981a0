import type { AttributeDefinitionWire } from '#lib/protocol/index.ts'
import { localStore, persist } from '../ui/persisted.ts'
import type { Sortable } from './contact-filter.ts'

/** A column of the table. Its width is in pixels; the name is always there and takes what is left. */
export type Column = { id: string; width: number; sort?: Sortable; custom?: AttributeDefinitionWire }

const standard: Column[] = [
  { id: 'email', width: 220, sort: 'email' },
  { id: 'phone_number', width: 140, sort: 'phone_number' },
  { id: 'company', width: 150, sort: 'company_name' },
  { id: 'labels', width: 170 },
  { id: 'identifier', width: 150 },
  { id: 'city', width: 130, sort: 'city' },
  { id: 'country', width: 130, sort: 'country' },
  { id: 'last_activity_at', width: 116, sort: 'last_activity_at' },
  { id: 'created_at', width: 100, sort: 'created_at' },
]
export const standardColumns = standard.map(column => column.id)
const usual = ['email', 'phone_number', 'company', 'labels', 'last_activity_at', 'created_at']

/** What there is to choose from: what every contact has, and the account's own attributes of contacts. */
export function columnsOf(definitions: AttributeDefinitionWire[]): Column[] {
  const custom = definitions
    .filter(one => one.attribute_model === 'contact_attribute')
    .map(one => ({ id: `custom:${one.attribute_key}`, width: 150, custom: one }))
  return [...standard, ...custom]
}

const key = (account: number) => `charla:contacts:columns:${account}`

/** The ids of the columns that this browser's person wants, in their order. */
export function readColumns(account: number): string[] {
  try {
    const kept: unknown = JSON.parse(localStore()?.getItem(key(account)) ?? 'null')
    return Array.isArray(kept) && kept.every(one => typeof one === 'string') ? kept : usual
  } catch {
    return usual
  }
}

export function writeColumns(account: number, ids: string[] | null): void {
  if (ids) persist(key(account), JSON.stringify(ids))
  else localStore()?.removeItem(key(account))
}

/** Those that are shown; an attribute that the account has no longer is left out. */
export const shownColumns = (all: Column[], ids: string[]): Column[] =>
  ids.flatMap(id => all.find(column => column.id === id) ?? [])
