export { integrationsDoor } from './api.ts'
export { translationDoor } from './translation.ts'
