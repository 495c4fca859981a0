/** A label of the account. Subjects bear its title. */
export type LabelWire = {
  id: number
  title: string
  description: string | null
  color: string
  show_on_sidebar: boolean
}

/** Labels that come and go, whatever else there is; what is in both goes. */
export type LabelChange = { add?: string[] | undefined; remove?: string[] | undefined }
