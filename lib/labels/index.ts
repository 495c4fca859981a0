export { contactLabelsDoor, labelsDoor } from './api.ts'
export { labelling, labelsAnswer } from './label.ts'
export { replaceTitles } from './titles.ts'
