import { expect, it } from 'vitest'
import { usualLauncher, withLauncher } from './launcher.ts'

it('adds to the lines only what is not as usual', () => {
  expect(withLauncher('<script></script>', usualLauncher)).toBe('<script></script>')
  const lines = withLauncher('<script></script>', {
    ...usualLauncher,
    position: 'left',
    type: 'expanded_bubble',
    launcherTitle: '</script>',
  })
  expect(lines).toContain('"position": "left"')
  expect(lines).toContain('"launcherTitle": "\\u003c/script>"')
  expect(lines).not.toContain('darkMode')
  expect(withLauncher('x', { ...usualLauncher, launcherTitle: 'Only with the wide bubble' })).toBe('x')
})
