export { conversationSearchDoor, searchDoor } from './api.ts'
export { indexHistory, indexMessages } from './indexing.ts'
