import { median, table, verdict } from './support/figures.ts'
import { killUnderLoad } from './support/kills.ts'
import { kinds, makePlace, option } from './support/place.ts'

// Kills the process with -9 under load and counts against an outside ledger of what was acknowledged.
// node bench/crash.ts [embedded] [postgres] [--kills=20]
const kills = option('kills', 20)

for (const kind of kinds()) {
  const place = await makePlace(kind)
  try {
    const { readyAfter, ...counted } = await killUnderLoad(place, kills, () => 500 + Math.random() * 2000)
    process.stdout.write(`kill -9 under load, ${kind}: ${kills} times\n`)
    table([
      {
        acknowledged: counted.acknowledged,
        'sent again': counted.sentAgain,
        lost: counted.lost,
        doubled: counted.doubled,
        'logs with gaps': counted.gaps,
        'without event': counted.silent,
        'ready again, median s': (median(readyAfter) / 1000).toFixed(1),
        'slowest s': (Math.max(...readyAfter) / 1000).toFixed(1),
      },
    ])
    const { lost, doubled, gaps, silent } = counted
    verdict('0 lost, 0 doubled, no gaps', lost + doubled + gaps + silent === 0 && counted.acknowledged > 0)
  } finally {
    await place.remove()
  }
}
