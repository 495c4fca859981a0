export { unprepared } from './connection.ts'
export { migrate } from './migrate.ts'
export { type Address, type Database, openDatabase, plainUrl } from './pool.ts'
export {
  call,
  inOneTrip,
  joining,
  piece,
  type Sql,
  type Transaction,
  together,
  withAccount,
  withSystem,
} from './transaction.ts'
export { vacuum } from './vacuum.ts'
