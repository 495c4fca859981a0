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
export { enabledFeatures } from './features.ts'
