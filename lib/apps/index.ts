export { contactFiguresDoor } from './contact-figures/api.ts'
