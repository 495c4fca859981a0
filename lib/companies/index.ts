export { companiesDoor } from './api.ts'
export { findCompany } from './companies.ts'
export { companyContactsDoor } from './contacts-api.ts'
