export { contactLabelsDoor, labelsDoor } from './api.ts'
export { labelContact, labelsOfContact } from './contact-labels.ts'
export { labelling, labelsAnswer, relabelling } from './label.ts'
export { type LabelChange, setTitles } from './titles.ts'
