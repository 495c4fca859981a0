export { dashboardAppsDoor } from './api.ts'
