import { test as base } from '@playwright/test'

/** A test after which nobody stays: pages that are left open hear of all that later tests do, and slow them down. */
export const test = base.extend<{ leave: undefined }>({
  leave: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map(context => context.close()))
    },
    { auto: true },
  ],
})
