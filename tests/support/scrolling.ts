import type { Page } from '@playwright/test'

/** How a list of rows is moved and looked at, inside the page: a driver that asks again and again is slower than what it measures. */
export type Scrolled = {
  /** From the last movement until every row on the screen has its data; in milliseconds. */
  after: number
  /** Frames looked at, and places on the screen where in one of them was neither a row nor its skeleton. */
  frames: number
  empty: number
  /** Frames in which at least one row was still a skeleton while the list moved. */
  waiting: number
}

/** Steps of so many pixels, one a frame; a single large one is a jump. */
export const scroll = (page: Page, steps: { count: number; pixels: number } | { to: number }) =>
  page.evaluate(async wish => {
    const list = document.querySelector('[data-conversation-list]') as HTMLElement
    const frame = () => new Promise<number>(next => requestAnimationFrame(next))
    const seen = { after: 0, frames: 0, empty: 0, waiting: 0 }

    function look() {
      const box = list.getBoundingClientRect()
      const rows = [...list.querySelectorAll('li')].map(row => ({ row, box: row.getBoundingClientRect() }))
      const visible = rows.filter(one => one.box.bottom > box.top + 1 && one.box.top < box.bottom - 1)
      const covered = visible.reduce(
        (sum, one) => sum + Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top),
        0,
      )
      seen.frames++
      const gap = Math.min(box.height, list.scrollHeight) - covered
      if (gap > 2 || visible.some(({ row }) => !row.querySelector('[data-conversation], [data-row-skeleton]')))
        seen.empty++
      return gap <= 2 && visible.every(({ row }) => row.querySelector('[data-conversation]'))
    }

    if ('to' in wish) list.scrollTop = wish.to * (list.scrollHeight - list.clientHeight)
    else
      for (let step = 0; step < wish.count; step++) {
        list.scrollTop += wish.pixels
        await frame()
        if (!look()) seen.waiting++
      }
    const stopped = performance.now()
    for (;;) {
      await frame()
      const isThere = look()
      seen.after = performance.now() - stopped
      if (isThere || seen.after > 10_000) return seen
    }
  }, steps)

/** In MB, after a collection. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1_048_576
}
