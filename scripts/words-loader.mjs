// A part of a catalogue, as the pages load it: `en.json?first` holds the words that `parts.json` names so, `?rest` those
// that it names nowhere. Compiled, so that no parser of messages is sent.
import { fileURLToPath } from 'node:url'
import compile from 'icu-minify/compile'
import parts from '../components/i18n/parts.json' with { type: 'json' }

const named = new Map(Object.entries(parts).flatMap(([part, paths]) => paths.map(path => [path, part])))

export default function wordsLoader(source) {
  this.addDependency?.(fileURLToPath(new URL('../components/i18n/parts.json', import.meta.url)))
  const words = partOf(JSON.parse(source), this.resourceQuery.slice(1))
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled(words)))})`
}

/** The words of one part. The longest path that leads to a word tells to which part it belongs; none, to `rest`. */
export function partOf(catalogue, part, above = '', aboveIn = 'rest') {
  const found = {}
  for (const [key, value] of Object.entries(catalogue)) {
    const path = above + key
    const into = named.get(path) ?? aboveIn
    if (typeof value === 'string') {
      if (into === part) found[key] = value
      continue
    }
    const inside = partOf(value, part, `${path}.`, into)
    if (Object.keys(inside).length > 0) found[key] = inside
  }
  return found
}

/** Every text in the form that `use-intl/format-message/format-only` reads. */
export function compiled(words) {
  if (typeof words === 'string') return compile(words)
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, compiled(value)]))
}
