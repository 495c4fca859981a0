export { attributesDoor } from './api.ts'
