/** As Chatwoot writes it: `[@Ada](mention://user/7/Ada)`. */
export function mentionText({ kind, id, label }: Record<string, unknown>): string {
  const name = String(label ?? '').replace(/[[\]\\`*_<>~&]/g, '')
  const address = encodeURIComponent(name).replace(/[()'!]/g, one => `%${one.charCodeAt(0).toString(16)}`)
  return `[@${name}](mention://${kind === 'team' ? 'team' : 'user'}/${Number(id)}/${address || id})`
}
