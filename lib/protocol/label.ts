/** A label of the account. Subjects bear its title. */
export type LabelWire = {
  id: number
  title: string
  description: string | null
  color: string
  show_on_sidebar: boolean
}
