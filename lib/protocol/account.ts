/** What clients keep of an account, by kind: each key changes with what it stands for, and is good for nothing but to compare. */
export type CacheKeys = { label: string; inbox: string; team: string }
