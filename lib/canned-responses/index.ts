export { cannedResponsesDoor } from './api.ts'
