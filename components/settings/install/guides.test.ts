import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesFor, type Platform, platforms } from './guides.ts'

const site = { origin: 'https://chat.example.com', token: 'YOUR_TOKEN', settings: {} }
const all = Object.keys(platforms) as Platform[]
const documentation = readFileSync(join(import.meta.dirname, '../../../docs/embed.md'), 'utf8')

describe.each(all)('the lines for %s', platform => {
  it('are those of the documentation', () => {
    expect(documentation).toContain(`\n${linesFor[platform](site)}\n\`\`\``)
  })

  it('say what is not as usual, which no text can leave', () => {
    const launcherTitle = '</script><b>{{ shop.secret }}{% x %}`$?>'
    const lines = linesFor[platform]({ ...site, settings: { position: 'left', launcherTitle } })
    expect(lines).toContain('"position": "left"')
    expect(lines).not.toContain(launcherTitle)
    expect(lines).not.toContain('</script><b>')
    expect(lines).not.toContain('{{ shop')
    expect(lines).not.toContain('{% x')
  })
})

it('within a template of React the settings are what was chosen', () => {
  const settings = { launcherTitle: '`$\\</script>' }
  const [, template] = /\{(`window.*`)\}\n/s.exec(linesFor.next({ ...site, settings })) ?? []
  const script = new Function(`return ${template}`)() as string
  const window = {} as { chatwootSettings?: object }
  new Function('window', script)(window)
  expect(script).not.toContain('</script>')
  expect(window.chatwootSettings).toEqual(settings)
})
