export {
  type Account,
  type AccountLocale,
  accountAnswer,
  accountChanges,
  accountLocales,
  accountWire,
} from './account.ts'
export { anyAccount, createAccount, findAccount, updateAccount } from './accounts.ts'
