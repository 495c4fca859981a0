/** Styles of a part that came later. A constructed sheet, because the frame's policy refuses `<style>`. */
export function adopt(css: string) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
