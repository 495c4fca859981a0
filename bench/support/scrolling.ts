import type { Page } from '@playwright/test'

export type Scrolled = {
  /** For each time that what was looked at was not there yet: milliseconds until it was. */
  waits: number[]
  /** Frames in which a part of the history showed neither rows nor the shapes of rows that are being loaded. */
  empty: number
  frames: number
  /** How many rows the page had at most. */
  rows: number
}

/**
 * Scrolls the history to its beginning or end, at `speed` pixels a second, and looks at what each frame has shown. Runs in the
 * page: a driver outside sees one frame in ten.
 */
export function scrollThrough(page: Page, direction: 'up' | 'down', speed: number): Promise<Scrolled> {
  return page.evaluate(
    ({ up, speed }) =>
      new Promise<Scrolled>((done, fail) => {
        const log = document.querySelector<HTMLElement>('[role=log]')
        if (!log) return fail(new Error('There is no history'))
        const seen: Scrolled = { waits: [], empty: 0, frames: 0, rows: 0 }
        let missing: number | null = null
        let still = 0
        let last = performance.now()
        const began = last

        /** What stands between two edges of the history on the screen: rows, and shapes of rows. */
        function uncovered(): { gap: number; waits: boolean } {
          const view = (log as HTMLElement).getBoundingClientRect()
          const inner = log?.firstElementChild?.getBoundingClientRect()
          const shown = [...(log as HTMLElement).querySelectorAll<HTMLElement>('[data-index], [data-edge]')]
            .map(element => ({ element, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.bottom > view.top + 1 && box.top < view.bottom - 1)
            .sort((left, right) => left.box.top - right.box.top)
          let covered = view.top
          let gap = 0
          for (const { box } of shown) {
            gap = Math.max(gap, box.top - covered)
            covered = Math.max(covered, box.bottom)
          }
          gap = Math.max(gap, Math.min(view.bottom, inner?.bottom ?? view.bottom) - covered)
          return { gap, waits: shown.some(({ element }) => element.dataset.edge) }
        }

        // After a frame was drawn, not before: until then rows are put in their places.
        const drawn = new MessageChannel()
        drawn.port1.onmessage = () => {
          const now = performance.now()
          const { gap, waits } = uncovered()
          seen.frames++
          seen.rows = Math.max(seen.rows, log.querySelectorAll('[data-index]').length)
          if (gap > 40) seen.empty++
          if (waits && missing === null) missing = now
          if (!waits && missing !== null) {
            seen.waits.push(now - missing)
            missing = null
          }
          const at = up ? log.scrollTop <= 0 : log.scrollTop + log.clientHeight >= log.scrollHeight - 1
          still = at && !log.querySelector(`[data-edge=${up ? 'top' : 'bottom'}]`) ? still + 1 : 0
          if (still > 3) return done(seen)
          if (now - began > 180_000) return fail(new Error(`It does not end: at ${log.scrollTop}`))
          // A machine that stumbles is not made to jump.
          const by = (Math.min(now - last, 100) / 1_000) * speed
          last = now
          log.scrollTop += up ? -by : by
          requestAnimationFrame(() => drawn.port2.postMessage(null))
        }
        requestAnimationFrame(() => drawn.port2.postMessage(null))
      }),
    { up: direction === 'up', speed },
  )
}

/** What is left of the heap when what nobody holds is gone, in megabytes; and how many nodes the document has. */
export async function weighed(page: Page): Promise<{ heap: number; nodes: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let turn = 0; turn < 3; turn++) await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find(one => one.name === name)?.value ?? 0
  await session.detach()
  return { heap: metric('JSHeapUsedSize') / 1_048_576, nodes: metric('Nodes') }
}
