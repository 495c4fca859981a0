type Pattern = { test(url: string): boolean }
declare const URLPattern: (new (pattern: string) => Pattern) | undefined

/** Whether the page is one of those that the pattern means. A slash at the end of either makes no difference. */
export function matchesPage(pattern: string, url: string): boolean {
  const page = withoutSlash(url)
  try {
    const wanted = make(withoutSlash(pattern))
    return wanted.test(page) || wanted.test(`${page}/`)
  } catch {
    return false
  }
}

const make = (pattern: string): Pattern =>
  typeof URLPattern === 'function'
    ? new URLPattern(pattern)
    : new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`)

const withoutSlash = (url: string) => url.replace(/\/(?=$|[?#])/, '')
const literal = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
