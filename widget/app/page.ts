let address = document.referrer

/** The page that the visitor is on, as it told us. */
export const referrer = () => address

export function movedTo(url: string) {
  address = url
}
