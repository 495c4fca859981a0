export { inboxPolicyDoor, policiesDoor } from './api.ts'
export { handOutOnChange } from './follower.ts'
export { handOut, handOutEverywhere } from './jobs.ts'
