export { calendarsDoor } from './api.ts'
export { calendarHours } from './of-inbox.ts'
export { type Hours, isOpenAt, type Opening, openAfter, openFor, openings, opensNext } from './opening.ts'
