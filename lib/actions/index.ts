export { type Action, actionAnswer, actions, filesIn, outcomeAnswer } from './action.ts'
export { runActions } from './run-actions.ts'
export { tellAddress } from './tell.ts'
