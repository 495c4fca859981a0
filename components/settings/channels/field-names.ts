import type { ChannelKind } from './layouts.ts'

/** Which field of the form a refusal is about: the API names them within `channel`, screens by themselves. */
export const formNames = (kind: ChannelKind, ...own: string[]): Record<string, string> =>
  Object.fromEntries([
    ...own.map(name => [name, name]),
    ...kind.fields.flatMap(({ name }) => [
      [name, name],
      [`channel.${name}`, name],
    ]),
  ])
