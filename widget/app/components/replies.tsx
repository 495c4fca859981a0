import { lazy } from './lazy.tsx'

/** What is said of another message: a part that comes with the first answer. */
export const Replies = lazy<{ id?: number }>(() => import('../replies/replies.tsx'))
