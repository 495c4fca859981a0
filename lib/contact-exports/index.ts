export { contactExportsDoor } from './api.ts'
export { mailExport } from './mail.ts'
export { pruneExports } from './pruning.ts'
export { runExport } from './run.ts'
