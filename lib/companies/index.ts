export { companiesDoor } from './api.ts'
