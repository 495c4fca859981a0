/** A constructed style sheet: a strict Content-Security-Policy allows it where it refuses `<style>`. */
export function adoptStyles(css: string, signal: AbortSignal, nonce = '') {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    signal.addEventListener('abort', () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet)
    })
  } catch {
    const style = document.createElement('style')
    style.nonce = nonce
    style.textContent = css
    document.head.append(style)
    signal.addEventListener('abort', () => style.remove())
  }
}
