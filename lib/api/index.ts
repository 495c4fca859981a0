export { createApi } from './app.ts'
export type { Chores } from './scheduled.ts'
