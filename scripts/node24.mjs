import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The Node that runs Charla: the one that npm installed with it, else this one when it is new enough. */
export function node24(root) {
  const own = join(root, 'node_modules/.bin/node')
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(
    `Charla needs Node 24 on this system (this is ${process.versions.node}); on Linux x64 and arm64 npm installs it by itself.`,
  )
}
