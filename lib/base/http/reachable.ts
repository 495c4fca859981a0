import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { runtime } from '../runtime.ts'
import { mayReach, ranges } from './addresses.ts'
import { OutboundError } from './outbound.ts'

/**
 * The address behind the name of a server that somebody gave us, for what is no HTTP (mail): whoever connects to this very
 * address reaches nothing that `fetchOutside` would not (SEC5). @throws OutboundError
 */
export async function reachableAddress(host: string): Promise<string> {
  const found = isIP(host)
    ? [{ address: host }]
    : await lookup(host, { all: true }).catch(() => {
        throw new OutboundError('failed', `There is no server named ${host}`)
      })
  const allowed = ranges(runtime().env.ALLOWED_PRIVATE_ADDRESSES)
  if (!found.length || found.some(one => !mayReach(one.address, allowed)))
    throw new OutboundError('refused', 'The server is not on the public internet')
  return (found[0] as { address: string }).address
}
