/** The shape of a conversation. It appears late (see the styles), so that a quick start does not flicker. */
export function Skeleton() {
  return (
    <div class="thread skeleton" aria-busy="true">
      <i class="bone title" />
      <i class="bone line" />
      <i class="bone bubble-a" />
      <i class="bone bubble-b" />
      <i class="bone bubble-c" />
    </div>
  )
}
