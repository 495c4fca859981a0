export { type Action, actionAnswer, actions, filesIn, outcomeAnswer } from './action.ts'
export { runActions } from './run-actions.ts'
export { pruneRuns } from './runs.ts'
export { tellAddress } from './tell.ts'
