export { filtersDoor } from './api.ts'
export { flag, id, labels, moment, named, text, word } from './attribute.ts'
export { type Condition, filterInput } from './condition.ts'
export { type Filterable, filtering } from './where.ts'
