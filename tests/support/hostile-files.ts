import { deflateRawSync } from 'node:zlib'

/** The public test file of malware scanners, in pieces that no scanner minds. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join('')

export const html = '<!doctype html><html><body><script>alert(1)</script></body></html>'
export const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

/** An archive of one file. */
export function zipOf(name: string, content: Buffer, deflate: boolean): Buffer {
  const data = deflate ? deflateRawSync(content) : content
  const header = Buffer.alloc(30)
  header.write('PK\x03\x04', 'latin1')
  header.writeUInt16LE(deflate ? 8 : 0, 8)
  header.writeUInt32LE(data.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), data])
}

/** The head of a PNG that claims to be so large. */
export function pngClaiming(side: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const rest = Buffer.from('0802000000000000000000000049444154', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(side, 0)
  size.writeUInt32BE(side, 4)
  return Buffer.concat([head, size, rest])
}
