import { text } from '#lib/base/text.ts'

/** A password that somebody chooses. bcrypt, which keeps it, reads 72 bytes and would ignore the rest. */
export const password = () =>
  text(72)
    .min(8, 'must have at least 8 characters')
    .refine(value => Buffer.byteLength(value) <= 72, 'must not exceed 72 bytes')
