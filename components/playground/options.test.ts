import { expect, it } from 'vitest'
import { snippetFor } from './options.ts'

it('says only what is chosen, and cannot be left by a text', () => {
  expect(snippetFor('https://c.test', 'abc', { locale: '', position: undefined })).toBe(
    '<script src="https://c.test/widget.js" data-website-token="abc" async></script>',
  )
  const lines = snippetFor('https://c.test', 'abc', { launcherTitle: '</script><b>', hideMessageBubble: false })
  expect(lines).toContain('"launcherTitle": "\\u003c/script>\\u003cb>"')
  expect(lines).toContain('"hideMessageBubble": false')
})
