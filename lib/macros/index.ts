export { macrosDoor } from './api.ts'
export { runMacro } from './execute.ts'
