/** Keeps the full-screen panel above the on-screen keyboard, which some phones lay over the page. */
export function followKeyboard(holder: HTMLElement, signal: AbortSignal) {
  const viewport = window.visualViewport
  if (!viewport) return
  const fit = () => {
    holder.classList.toggle('cw-keyboard', viewport.scale === 1 && viewport.height < innerHeight - 1)
    holder.style.setProperty('--cw-top', `${viewport.offsetTop}px`)
    holder.style.setProperty('--cw-height', `${viewport.height}px`)
  }
  viewport.addEventListener('resize', fit, { signal })
  viewport.addEventListener('scroll', fit, { signal })
}
