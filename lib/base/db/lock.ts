import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Owner = { pid: number; started: string | null }

/**
 * Takes the folder for this process, also from an owner who is no longer alive. Returns how to give it back. A process
 * number alone proves nothing: in a container the next process has the same one. So the moment of its start counts too.
 * @throws when another living process has it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock')
  const own = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Owner))
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(own, file) // either there with its contents, or not there: a lock is never read half-written
        taken.add(file)
        return () => {
          taken.delete(file)
          rmSync(file, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const owner = ownerOf(file)
      if (owner && isAlive(owner, file)) {
        throw new Error(
          `Another Charla (process ${owner.pid}) is using this DATA_DIR. Stop it, or delete ${file} if it is not one.`,
        )
      }
      setAside(file, owner)
    }
    throw new Error(`${file} is taken again and again`)
  } finally {
    rmSync(own, { force: true })
  }
}

/** The folders that this process has, so that it is refused the second time like any other. */
const taken = new Set<string>()

function ownerOf(file: string): Owner | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    const owner = JSON.parse(text) as Owner | number
    return typeof owner === 'number' ? { pid: owner, started: null } : owner
  } catch {
    return undefined
  }
}

/** Removes a dead owner's lock, and nobody else's who may have come in between. */
function setAside(file: string, dead: Owner | undefined): void {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
    const moved = ownerOf(aside)
    if (dead && moved && (moved.pid !== dead.pid || moved.started !== dead.started)) linkSync(aside, file)
  } catch {
    // Somebody else was faster; the next attempt sees what they made of it.
  } finally {
    rmSync(aside, { force: true })
  }
}

function isAlive({ pid, started }: Owner, file: string): boolean {
  if (pid === process.pid) return taken.has(file)
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startOf(pid)
  return started === null || now === null || started === now
}

/** When the process began, in a form that no other process with its number shares; null where the system does not say. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return null
  }
}
