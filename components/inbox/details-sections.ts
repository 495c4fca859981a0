import { type AppId, withPanel } from '#lib/apps/registry.ts'

const own = [
  'conversation_actions',
  'contact_attributes',
  'conversation_info',
  'visit',
  'contact_notes',
  'previous_conversation',
  'conversation_participants',
  'macros',
] as const
/** The section of an app. */
export type AppSection = `app_${AppId}`
export type OwnSection = (typeof own)[number]
export type SectionName = OwnSection | AppSection

export const appSection = (id: AppId): AppSection => `app_${id}`
const panels = withPanel.map(app => appSection(app.id))

/** The parts of the panel beside a conversation, in the order they have until somebody moves them. Chatwoot's names. */
export const defaultOrder: readonly SectionName[] = [...own.slice(0, 2), ...panels, ...own.slice(2)]

const isSection = (name: unknown): name is SectionName => defaultOrder.includes(name as SectionName)

/** What a person has kept, as far as it is still known; what is new comes where it stands by default. */
export function readOrder(kept: unknown): SectionName[] {
  const names = Array.isArray(kept) ? kept.map(one => (typeof one === 'object' && one ? one.name : one)) : []
  const order = [...new Set(names.filter(isSection))]
  for (const [index, name] of defaultOrder.entries()) if (!order.includes(name)) order.splice(index, 0, name)
  return order
}

/** As Chatwoot's dashboard keeps it. */
export const writeOrder = (order: SectionName[]) => order.map(name => ({ name }))

export const readFolded = (kept: unknown): SectionName[] => (Array.isArray(kept) ? kept.filter(isSection) : [])

/** `name` in the place of `target`, the others closing up. */
export function moved(order: SectionName[], name: SectionName, target: SectionName): SectionName[] {
  const at = order.indexOf(target)
  const rest = order.filter(one => one !== name)
  return at < 0 ? order : [...rest.slice(0, at), name, ...rest.slice(at)]
}
