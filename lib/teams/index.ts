export { teamsDoor } from './api.ts'
