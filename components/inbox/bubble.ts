const base = 'w-fit max-w-full rounded-xl px-3 py-2 text-base leading-[21px]'

/** How what was said looks, by who may read it. */
export const bubbles = {
  incoming: `${base} bg-bubble-in`,
  outgoing: `${base} bg-bubble-out`,
  note: `${base} border border-dashed border-attention-line bg-attention-soft`,
}
