export { contactLabelsDoor, labelsDoor } from './api.ts'
export { labelContact, labelsOfContact } from './contact-labels.ts'
export { labelling, labelsAnswer } from './label.ts'
export { replaceTitles } from './titles.ts'
