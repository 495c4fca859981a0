export { attributesDoor } from './api.ts'
export { type AttributeKind, definedKinds, namesOfAttributes } from './definitions.ts'
