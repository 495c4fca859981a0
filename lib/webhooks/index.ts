export { webhooksDoor } from './api.ts'
