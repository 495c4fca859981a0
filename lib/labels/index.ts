export { contactLabelsDoor, labelling, labelsDoor } from './api.ts'
export { replaceTitles } from './titles.ts'
