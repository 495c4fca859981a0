import { join } from 'node:path'

/** Where a run of the tests keeps which operations were held to their contract. */
export const contractFile = (dataDir: string) => join(dataDir, 'contract', 'held.txt')
