export { bulkActionsDoor } from './api.ts'
export { runBulkAction } from './run.ts'
