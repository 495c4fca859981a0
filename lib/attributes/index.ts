export { attributesDoor } from './api.ts'
export { type AttributeKind, definedKinds } from './definitions.ts'
