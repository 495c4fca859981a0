export { platformDoor } from './api.ts'
export { createPlatformApp, listPlatformApps, permit, removePlatformApp } from './apps.ts'
export { deleteMarkedAccounts } from './marked.ts'
