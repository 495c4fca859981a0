export { teamsDoor } from './api.ts'
export { type Team, teamPush, teamWire } from './team.ts'
