export {
  type Account,
  type AccountLocale,
  accountAnswer,
  accountChanges,
  accountLocale,
  accountLocales,
  accountStatuses,
  accountWire,
  attributesWire,
  cacheKeysAnswer,
  markNames,
} from './account.ts'
export { accountIfThere, anyAccount, cacheKeys, createAccount, findAccount, updateAccount } from './accounts.ts'
export { accountsDue, accountsLeft, deleteAccount, markForDeletion } from './deletion.ts'
export { eraseAccount, eraseFurther } from './erasure.ts'
export { enabledFeatures } from './features.ts'
export { mailDeletionNotice } from './notice.ts'
export { slug } from './slug.ts'
