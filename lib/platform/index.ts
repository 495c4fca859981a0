export { platformDoor } from './api.ts'
export { createPlatformApp, permit } from './apps.ts'
export { deleteMarkedAccounts } from './marked.ts'
