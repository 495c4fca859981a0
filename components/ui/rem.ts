/** Pixels of so many at the usual size of text: what lists that compute their rows need when somebody reads larger. */
export function scaled(pixels: number): number {
  if (typeof document === 'undefined') return pixels
  return (pixels * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || '16')) / 16
}
