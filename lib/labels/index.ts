export { contactLabelsDoor, labelling, labelsDoor } from './api.ts'
export { labelContact, labelsOfContact } from './contact-labels.ts'
export { replaceTitles } from './titles.ts'
