import { expect, it } from 'vitest'
import { saidOf } from './options.ts'

it('says only what is chosen, also where that is no', () => {
  expect(saidOf({ locale: '', position: undefined })).toEqual({})
  expect(saidOf({ launcherTitle: 'Ask us', hideMessageBubble: false })).toEqual({
    launcherTitle: 'Ask us',
    hideMessageBubble: false,
  })
})
