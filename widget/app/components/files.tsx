import type { FilesProps } from '../files/files.tsx'
import { lazy } from './lazy.tsx'

/** Files, in messages and on their way: a part that comes with the first of them. */
export const Files = lazy<FilesProps>(() => import('../files/files.tsx'))
