/** A website and what it says of its chat: the settings that are not as usual. */
export type Site = { origin: string; token: string; settings: Record<string, unknown> }

/** What websites are made with, by the names that everybody knows them by. */
export const platforms = {
  html: 'HTML',
  react: 'React',
  next: 'Next.js',
  vue: 'Vue',
  wordpress: 'WordPress',
  shopify: 'Shopify',
  gtm: 'Google Tag Manager',
} as const
export type Platform = keyof typeof platforms

/** The lines that bring the chat onto a website made with it, as docs/embed.md has them. */
export const linesFor: Record<Platform, (site: Site) => string> = {
  html: site => withSettings(tag(site), site.settings),

  react: site => `import { boot, charla } from '@charla/widget'
import { useEffect } from 'react'

export function Chat({ user }: { user?: { id: string; name: string; token: string } }) {
  useEffect(() => {
    boot(${options(site, '    ')})
    return () => {
      charla.destroy()
    }
  }, [])
  useEffect(() => {
    if (user) charla.identify(user.id, { name: user.name, identity_token: user.token })
  }, [user])
  return null
}`,

  next: site => `import Script from 'next/script'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}${inTemplate(site.settings)}
        <Script src="${site.origin}/widget.js" data-website-token="${site.token}" strategy="lazyOnload" />
      </body>
    </html>
  )
}`,

  vue: site => `<script setup lang="ts">
import { boot, charla } from '@charla/widget'
import { onMounted, onUnmounted } from 'vue'

onMounted(() => boot(${options(site)}))
onUnmounted(() => charla.destroy())
</script>`,

  wordpress: site => `add_action('wp_footer', function () { ?>
${indented(withSettings(tag(site), site.settings))}
<?php });`,

  shopify: site => `{% if customer %}
<script>
  window.charla ??= new Proxy({ q: [] }, {
    get: (o, m) => o[m] ?? ((...a) => new Promise((y, n) => o.q.push([m, a, y, n]))),
  })
  charla.identify('{{ customer.id }}', {
    name: {{ customer.name | json }},
    email: {{ customer.email | json }},
    identifier_hash: '{{ customer.id | hmac_sha256: settings.charla_secret }}',
  })
</script>
{% endif %}
${withSettings(tag(site), site.settings)}`,

  gtm: ({ origin, token, settings }) =>
    withSettings(`<script src="${origin}/widget.js?website_token=${token}" async></script>`, settings),
}

/** The lines, and before them what is not as usual. */
export function withSettings(lines: string, settings: Site['settings']): string {
  if (!Object.keys(settings).length) return lines
  return `<script>\n  window.chatwootSettings = ${literal(settings, '  ')}\n</script>\n${lines}`
}

const tag = ({ origin, token }: Site) =>
  `<script src="${origin}/widget.js" data-website-token="${token}" async></script>`

/** What `boot` is given. */
function options({ origin, token, settings }: Site, margin = '') {
  if (!Object.keys(settings).length) return `{ baseUrl: '${origin}', websiteToken: '${token}' }`
  return `{\n${margin}  baseUrl: '${origin}',\n${margin}  websiteToken: '${token}',\n${margin}  ...${literal(settings, `${margin}  `)},\n${margin}}`
}

/** Within a template literal, where a backslash and the like mean something else. */
function inTemplate(settings: Site['settings']) {
  if (!Object.keys(settings).length) return ''
  const text = literal(settings, '          ').replace(/[\\`$]/g, '\\$&')
  return `\n        <Script id="chat-settings">\n          {\`window.chatwootSettings = ${text}\`}\n        </Script>`
}

/** As JavaScript that no text within can leave: neither for HTML nor for a template of Liquid. */
const literal = (settings: Site['settings'], margin: string) =>
  JSON.stringify(settings, null, 2)
    .replaceAll('<', '\\u003c')
    .replaceAll('{{', '\\u007b{')
    .replaceAll('{%', '\\u007b%')
    .replaceAll('\n', `\n${margin}`)

const indented = (lines: string) => lines.replace(/^/gm, '  ')
