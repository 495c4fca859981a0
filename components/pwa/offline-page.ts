export type OfflineWords = { lang: string; dir: string; title: string; body: string; retry: string }

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

/**
 * A page that needs nothing else: the worker keeps it for when no server can be reached. It asks every few seconds, not
 * all pages at once, and loads again when the server answers: a browser says `online` of its own network only, and says
 * it before this page listens when the network comes back while the page is loaded.
 */
export function offlinePage(words: OfflineWords): string {
  const { lang, dir, title, body, retry } = Object.fromEntries(
    Object.entries(words).map(([name, text]) => [name, escaped(text)]),
  ) as OfflineWords
  return `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Charla</title>
<style>
  :root { color-scheme: light dark }
  body { font: 15px/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 100dvh; margin: 0; background: light-dark(#fff, #16171a); color: light-dark(#1a1b20, #ececf0) }
  main { max-width: 22rem; padding: 1.5rem; text-align: center }
  h1 { font-size: 1.1rem; margin: 1rem 0 .25rem }
  p { margin: 0 0 1.25rem; color: light-dark(#565963, #a9acb6) }
  button { font: inherit; font-weight: 500; padding: .5rem 1rem; border: 0; border-radius: 6px; background: #3d5bd9; color: #fff; cursor: pointer }
  button:focus-visible { outline: 2px solid #4d6bea; outline-offset: 2px }
</style>
<main>
  <svg width="40" height="40" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#3d5bd9"/><path d="M16 7.5c-5 0-9 3.3-9 7.6 0 2.4 1.3 4.5 3.3 5.9-.1 1.2-.6 2.3-1.4 3.3 1.9-.2 3.5-.9 4.8-2 .7.2 1.5.3 2.3.3 5 0 9-3.3 9-7.5s-4-7.6-9-7.6Z" fill="#fff"/></svg>
  <h1>${title}</h1><p>${body}</p><button onclick="location.reload()">${retry}</button>
</main>
<script>
  const reload = () => location.reload()
  const look = () => fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(4000) }).then(({ ok }) => ok && reload(), () => {})
  addEventListener('online', reload)
  setInterval(look, 4000 + 4000 * Math.random())
</script></html>`
}
