export { integrationsDoor } from './api.ts'
export { admit } from './dyte.ts'
export { translationDoor } from './translation.ts'
