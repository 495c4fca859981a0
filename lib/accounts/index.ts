export {
  type Account,
  type AccountLocale,
  accountAnswer,
  accountChanges,
  accountLocales,
  accountStatuses,
  accountWire,
  cacheKeysAnswer,
} from './account.ts'
export { anyAccount, cacheKeys, createAccount, findAccount, updateAccount } from './accounts.ts'
export { accountsDue, accountsLeft, deleteAccount, markForDeletion } from './deletion.ts'
export { eraseAccount } from './erasure.ts'
export { enabledFeatures } from './features.ts'
export { slug } from './slug.ts'
