import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Chat } from '../people.ts'
import { bubbleOf, expect, html, refuseTrouble, test } from './site.ts'

const bundle = readFileSync(join(import.meta.dirname, '../../../dist/npm/index.js'), 'utf8')

test('the package brings the chat onto a page, calls it before it is there, and tells what happens', async ({
  page,
  site,
  inbox,
}) => {
  const trouble = refuseTrouble(page)
  const zoe = inbox.who('crm-1')
  const module = `data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`
  const app = `<script type="module">
    import { boot, charla, on } from '${module}'
    window.said = []
    on('opened', () => said.push('opened'))
    charla.identify('${zoe}', { name: 'Zoe', identifier_hash: '${inbox.hash(zoe)}' })
      .then(({ verified }) => said.push(verified ? 'verified' : 'not verified'))
    await boot({ baseUrl: '${inbox.charla}/', websiteToken: '${inbox.token}', launcherTitle: 'Ask' })
    said.push('booted')
    await charla.open()
    window.leave = () => charla.destroy()
  </script>`
  await page.goto(site.page(html(app)))
  await new Chat(page).write('From the package')
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(said.sort()).toEqual(['booted', 'opened', 'verified'])
  await expect.poll(() => inbox.contacts()).toMatchObject([{ identifier: zoe, name: 'Zoe' }])
  await page.evaluate(() => (window as unknown as { leave: () => Promise<void> }).leave())
  await expect(bubbleOf(page)).toHaveCount(0)
  expect(trouble).toEqual([])
})

test('where the script cannot be loaded, boot says so', async ({ page, site, inbox }) => {
  const module = `data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`
  const app = `<script type="module">
    import { boot } from '${module}'
    boot({ baseUrl: '${site.origin}/nowhere', websiteToken: '${inbox.token}' }).catch(error => { window.reason = error.reason })
  </script>`
  await page.goto(site.page(html(app)))
  await expect.poll(() => page.evaluate(() => (window as { reason?: string }).reason)).toBe('unreachable')
})
