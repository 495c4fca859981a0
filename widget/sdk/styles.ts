import css from './styles.css'

/** A constructed style sheet: a strict Content-Security-Policy allows it where it refuses `<style>`. */
export function adoptStyles() {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  } catch {
    const style = document.createElement('style')
    style.textContent = css
    document.head.append(style)
  }
}
