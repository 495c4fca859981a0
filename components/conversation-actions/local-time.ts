/** A moment as the browser's field for day and hour wants it, in the viewer's zone. */
export function asLocal(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What such a field holds, in unix seconds; null when it is not complete. */
export function fromLocal(text: string): number | null {
  const at = new Date(text).getTime()
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && Number.isFinite(at) ? Math.floor(at / 1000) : null
}
