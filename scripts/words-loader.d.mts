type Words = { [key: string]: string | Words }
export function partOf(catalogue: Words, part: string): Words
export function compiled(words: string): never
export function compiled(words: Words): unknown
