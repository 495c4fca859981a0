/** The colour of a label. Its name always stands beside it. */
export const ColourDot = ({ color }: { color: string }) => (
  <span aria-hidden className="block size-2.5 shrink-0 rounded-full" style={{ backgroundColor: color }} />
)
