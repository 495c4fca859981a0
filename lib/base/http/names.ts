import { invalid } from '../errors.ts'

type Tree = { [name: string]: unknown }

const DEEPEST = 20
const MOST = 5000

/**
 * Names as Rails writes them, as the object that they mean: `contact[name]`, `attachments[]`, `items[][title]`. Objects
 * have no prototype, so no name means anything but itself. @throws `invalid` for names that contradict each other, and for
 * too many or too deep ones.
 */
export function nested<Value>(entries: Iterable<readonly [string, Value]>): Tree {
  const tree = empty()
  let count = 0
  for (const [name, value] of entries) {
    if (++count > MOST) throw invalid(`body: must not have more than ${MOST} values`, 'body')
    const [first, ...rest] = parts(name)
    put(tree, [], first, rest, value)
  }
  return tree
}

const empty = (): Tree => Object.create(null) as Tree

/** `a[b][]` as `a`, `b` and the empty text. What is no such name is one part. */
function parts(name: string): [string, ...string[]] {
  const [, first, rest] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? []
  if (!first) return [name]
  const inner = [...(rest ?? '').matchAll(/\[([^[\]]*)\]/g)].map(match => match[1] as string)
  if (inner.length > DEEPEST) throw invalid(`body: names must not be nested deeper than ${DEEPEST} levels`, 'body')
  return [first, ...inner]
}

/** `above`: the names that have led here. */
function put(into: Tree, above: string[], part: string, rest: string[], value: unknown): void {
  const [next, ...further] = rest
  const path = [...above, part]
  if (next === undefined) {
    into[part] = value
    return
  }
  if (next !== '') {
    put(inner(into, path, isTree, empty), path, next, further, value)
    return
  }
  const list = inner(into, path, Array.isArray as (given: unknown) => given is unknown[], () => [])
  const [name, ...deeper] = further
  if (name === undefined) list.push(value)
  else {
    // `a[][x]=1&a[][y]=2&a[][x]=3`: a name that is there already begins the next one.
    const last = list.at(-1)
    const current = isTree(last) && !(name in last) ? last : empty()
    if (current !== last) list.push(current)
    put(current, path, name, deeper, value)
  }
}

const isTree = (given: unknown): given is Tree =>
  typeof given === 'object' && given !== null && Object.getPrototypeOf(given) === null

function inner<Inner>(into: Tree, path: string[], fits: (given: unknown) => given is Inner, make: () => Inner): Inner {
  const part = path.at(-1) as string
  const there = into[part]
  if (there !== undefined && !fits(there)) throw invalid(`${path.join('.')}: has two meanings`, path.join('.'))
  const found = there ?? make()
  into[part] = found
  return found
}
