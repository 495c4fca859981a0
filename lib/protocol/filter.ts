export const filterTypes = ['conversation', 'contact', 'report'] as const
export type FilterType = (typeof filterTypes)[number]

/** A filter that a member has saved for themselves. Times are ISO. */
export type CustomFilterWire = {
  id: number
  name: string
  filter_type: FilterType
  query: Record<string, unknown>
  created_at: string
  updated_at: string
}
