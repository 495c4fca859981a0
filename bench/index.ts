import { spawnSync } from 'node:child_process'

// What `npm run bench` measures, one after the other, on every database there is. A missed budget ends it with code 1.
const benches = ['write', 'latency', 'lists', 'cables', 'bulk', 'limits', 'heap'].map(name => `bench/${name}.ts`)
for (const bench of benches) {
  const { status } = spawnSync(process.execPath, [bench, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
