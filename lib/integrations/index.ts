export { integrationsDoor } from './api.ts'
