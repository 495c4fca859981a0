import type { AccountApi } from '../../data/api.ts'

export type BodyOfAnswer = Awaited<ReturnType<AccountApi['systemHealth']>>
