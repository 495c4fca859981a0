/** A name that nobody else gives: of a message, or of a request that is to be done once however often it is sent. */
export const newMark = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`
