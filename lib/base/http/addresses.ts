import { BlockList, isIP } from 'node:net'

// What is not the public internet, after the IANA registries of special-purpose addresses (RFC 6890 and its successors).
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Within what is public of IPv6 at all; 6to4 and Teredo carry addresses of IPv4. */
const notPublicOfSix = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']
const publicOfSix = ranges(['2000::/3'])
const blocked = ranges([...notPublic, ...notPublicOfSix])

/** Ranges like `10.0.0.0/8`, or single addresses. @throws Error for what is neither. */
export function ranges(texts: string[]): BlockList {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', bits] = text.split('/')
    const family = isIP(address)
    if (!family) throw new Error(`${text} is not an address or a range of addresses`)
    const type = family === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, type)
    else list.addSubnet(address, Number(bits), type)
  }
  return list
}

/** Whether the address belongs to the public internet, or the operator allows it. Mapped and translated ones do not (SEC5). */
export function mayReach(address: string, allowed: BlockList): boolean {
  const family = isIP(address)
  if (!family) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  if (allowed.check(address, type)) return true
  return (family === 4 || publicOfSix.check(address, 'ipv6')) && !blocked.check(address, type)
}
