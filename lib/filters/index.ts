export { filtersDoor } from './api.ts'
