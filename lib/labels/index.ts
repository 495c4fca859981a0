export { contactLabelsDoor, labelsDoor } from './api.ts'
export { labelContact, labelsOfContact, relabelContact } from './contact-labels.ts'
export { labelling, labelsAnswer, relabelling } from './label.ts'
export { changeTitles, type Relabelled, replaceTitles } from './titles.ts'
