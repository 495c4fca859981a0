export { calendarsDoor } from './api.ts'
export type { Hours } from './calendar.ts'
export { calendarHours } from './of-inbox.ts'
export { isOpenAt, type Opening, openAfter, openFor, openings, opensNext } from './opening.ts'
