// `npm run client`: writes the types of the API's operations, of which `lib/protocol/client.ts` is made.
import { writeFileSync } from 'node:fs'
import { createApi } from '#lib/api/index.ts'
import { openApiOf } from '#lib/api/openapi.ts'
import { typescriptOf } from '#lib/api/typescript.ts'
import { chores } from '#workers/main.ts'

const file = new URL('../lib/protocol/operations.ts', import.meta.url)
writeFileSync(file, typescriptOf(openApiOf(createApi(chores), '')))
