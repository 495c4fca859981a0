export { demoLogins, demoWebsiteToken, seedDemo } from './seed.ts'
