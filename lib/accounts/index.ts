export { type Account, type AccountLocale, accountChanges, accountLocales, accountWire } from './account.ts'
export { anyAccount, createAccount, findAccount, updateAccount } from './accounts.ts'
