export { dataImportsDoor } from './api.ts'
export { pruneImportFiles, runImport } from './run.ts'
