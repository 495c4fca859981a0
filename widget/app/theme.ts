import { effect } from '@preact/signals'
import { contrast, hexColour, textOn } from '#lib/protocol/colour.ts'
import { params } from './params.ts'
import { config, settings } from './store.ts'

const surfaces = { light: '#ffffff', dark: '#17181b' }
/** What tells controls from their ground (WCAG 1.4.11). */
const enough = 3

/** Keeps the colours up with what the page and the inbox say. The tokens are in styles/tokens.css. */
export function followTheme() {
  const { dataset, style } = document.documentElement
  effect(() => {
    dataset.scheme = settings.value.darkMode ?? params.theme ?? 'light'
  })
  effect(() => {
    const accent = hexColour(config.value?.website_channel_config.widget_color ?? params.colour)
    style.setProperty('--accent', accent)
    style.setProperty('--on-accent', textOn(accent))
    for (const [scheme, surface] of Object.entries(surfaces))
      style.setProperty(`--ring-${scheme}`, contrast(accent, surface) >= enough ? accent : `var(--text)`)
  })
}
