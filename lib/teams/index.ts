export { teamsDoor } from './api.ts'
export { type Team, teamAnswer, teamPush, teamWire } from './team.ts'
