import { Liquid } from 'liquidjs'

/** A text may take so long, and make so much, before it is left as it was. */
const RENDER_MS = 100
const MEMORY = 1_000_000

const engine = new Liquid({
  templates: {}, // nothing is read from the disk
  ownPropertyOnly: true,
  strictVariables: false,
  parseLimit: 200_000,
  renderLimit: RENDER_MS,
  memoryLimit: MEMORY,
})
for (const tag of ['include', 'render', 'layout', 'block']) delete (engine.tags as Record<string, unknown>)[tag]

/** Whether there is anything in the text that Liquid would replace. */
export const hasLiquid = (text: string): boolean => text.includes('{{') || text.includes('{%')

/**
 * The text with its Liquid replaced by what `scope` says; what `scope` does not say is empty. Within backticks nothing is
 * replaced. A text that is not Liquid, takes too long or becomes longer than `most` stays as it was.
 */
export function renderLiquid(text: string, scope: object, most: number): string {
  if (!hasLiquid(text)) return text
  try {
    const rendered = String(engine.parseAndRenderSync(asCode(text), scope))
    return rendered.length > most || rendered.includes('\0') ? text : rendered
  } catch {
    return text
  }
}

const asCode = (text: string): string =>
  text.replace(/```[\s\S]*?```|`[^`\n]*`/g, code => (hasLiquid(code) ? `{% raw %}${code}{% endraw %}` : code))
