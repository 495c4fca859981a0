import { describe, expect, it } from 'vitest'
import { asksForContext, contextMessage, sandboxFor, targetOf } from './frame-protocol.ts'

const here = 'https://desk.example.com'

describe('a page of others beside a conversation', () => {
  it('keeps its own storage, except one of this very site', () => {
    expect(sandboxFor('https://crm.example.com/x', here)).toContain('allow-same-origin')
    expect(sandboxFor(`${here}/demo`, here)).not.toContain('allow-same-origin')
    for (const url of ['https://crm.example.com/x', `${here}/demo`])
      expect(sandboxFor(url, here)).not.toMatch(/top-navigation|modals/)
  })

  it('is told what was agreed on, and nobody else is', () => {
    expect(targetOf('https://crm.example.com/x?y', here)).toBe('https://crm.example.com')
    expect(targetOf(`${here}/demo`, here)).toBe('*')
  })

  it('asks and is answered as Chatwoot does it', () => {
    expect(asksForContext('chatwoot-dashboard-app:fetch-info')).toBe(true)
    for (const other of ['', null, { event: 'x' }]) expect(asksForContext(other)).toBe(false)
    const agent = { id: 1, name: 'Ada', email: 'ada@example.com' }
    expect(JSON.parse(contextMessage({ id: 7 }, { id: 3 }, agent))).toEqual({
      event: 'appContext',
      data: { conversation: { id: 7 }, contact: { id: 3 }, currentAgent: agent },
    })
  })
})
