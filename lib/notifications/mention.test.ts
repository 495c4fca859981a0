import { describe, expect, it } from 'vitest'
import { excerpt, mentionsIn } from './mention.ts'

describe('mentions', () => {
  it('are found in a text, people and teams apart and each once', () => {
    const text = '[@A](mention://user/1/A) [@B](mention://team/2/B%20C) (mention://user/1/A) (mention://user/33/D)'
    expect(mentionsIn(text)).toEqual({ users: [1, 33], teams: [2] })
  })

  it.each([
    'mention://user/1/A',
    '(mention://bot/1/A)',
    '(mention://user/x/A)',
    `(mention://user/${'9'.repeat(20)}/A)`,
  ])('are not found in %s', text => {
    expect(mentionsIn(text)).toEqual({ users: [], teams: [] })
  })

  it('take no longer for a long text', () => {
    expect(mentionsIn('[@(mention://user/1/'.repeat(7000))).toEqual({ users: [], teams: [] })
    expect(excerpt('['.repeat(150_000))).toHaveLength(200)
  })
})

describe('an excerpt', () => {
  it('is one line, with names instead of mentions', () => {
    expect(excerpt('Ask\n\n[@Ada](mention://user/1/Ada)  now')).toBe('Ask @Ada now')
  })

  it('ends after 200 letters, and splits none', () => {
    expect(excerpt('😀'.repeat(300))).toBe(`${'😀'.repeat(199)}…`)
  })
})
