/**
 * In a window of its own the chat is as high as what is left above the on-screen keyboard, which some phones lay over
 * the page (W2). On a page the panel around it does that.
 */
export function fitAboveKeyboard() {
  const { style } = document.documentElement
  const fit = () => {
    if (visualViewport?.scale === 1) style.height = `${visualViewport.height}px`
    scrollTo(0, 0)
  }
  visualViewport?.addEventListener('resize', fit)
}
