export { speakForInboxes } from './follower.ts'
