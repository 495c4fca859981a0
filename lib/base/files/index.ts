import { join } from 'node:path'
import type { Env } from '../env.ts'
import { diskStorage } from './disk.ts'
import type { Storage } from './storage.ts'
import { supabaseStorage } from './supabase.ts'

export { answeredAs, fittingName, isShown, kindOf } from './kind.ts'
export { isMalware } from './malware.ts'
export { cleanName, disposition, extensionOf } from './names.ts'
export { face, pictureSize, thumbnail } from './picture.ts'
export { closeSpool, spool, Upload } from './spool.ts'
export type { Range, Storage } from './storage.ts'

/** Where the settings say that files are kept. */
export function openStorage(env: Env): Storage {
  const { SUPABASE_URL: url, SUPABASE_SERVICE_ROLE_KEY: key, SUPABASE_BUCKET: bucket, DATA_DIR } = env
  return url && key ? supabaseStorage({ url, key, bucket }) : diskStorage(join(DATA_DIR, 'files'))
}

/** The most bytes that one file may have. */
export const mostBytes = (env: Env): number => env.MAXIMUM_FILE_UPLOAD_SIZE * 1_048_576
