const LONGEST = 2000

/** What somebody outside said went wrong, as it can be kept: of a length, without NUL and halves of characters. */
export const asReason = (said: string): string => said.replaceAll('\0', '').slice(0, LONGEST).toWellFormed()
