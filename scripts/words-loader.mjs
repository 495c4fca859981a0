// A part of a catalogue, as the pages load it: `en.json?first` holds the words that `parts.json` names so, `?rest` those that
// it names nowhere. Compiled, so that no parser of messages is sent.
import compile from 'icu-minify/compile'
import parts from '../components/i18n/parts.json' with { type: 'json' }

export default function wordsLoader(source) {
  const words = partOf(JSON.parse(source), this.resourceQuery.slice(1))
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled(words)))})`
}

/** The words of one part: those at its paths, or for `rest` all that are at the paths of no part. */
export function partOf(catalogue, part) {
  return part === 'rest' ? without(catalogue, Object.values(parts).flat()) : at(catalogue, parts[part])
}

/** Every text in the form that `use-intl/format-message/format-only` reads. */
export function compiled(words) {
  if (typeof words === 'string') return compile(words)
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, compiled(value)]))
}

function at(words, paths) {
  const all = Object.entries(words).map(([key, value]) => {
    if (paths.includes(key)) return [key, value]
    const inside = within(paths, key)
    return inside.length > 0 && [key, at(value, inside)]
  })
  return Object.fromEntries(all.filter(Boolean))
}

function without(words, paths) {
  const all = Object.entries(words)
    .filter(([key]) => !paths.includes(key))
    .map(([key, value]) => {
      const inside = within(paths, key)
      return [key, inside.length > 0 ? without(value, inside) : value]
    })
  return Object.fromEntries(all)
}

const within = (paths, key) => paths.filter(path => path.startsWith(`${key}.`)).map(path => path.slice(key.length + 1))
