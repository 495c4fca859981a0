import { expect, it } from 'vitest'
import { settingsOf, usualLauncher } from './launcher.ts'

it('says only what is not as usual', () => {
  expect(settingsOf(usualLauncher)).toEqual({})
  expect(
    settingsOf({ ...usualLauncher, position: 'left', type: 'expanded_bubble', launcherTitle: ' Ask us ' }),
  ).toEqual({
    position: 'left',
    type: 'expanded_bubble',
    launcherTitle: 'Ask us',
  })
  expect(settingsOf({ ...usualLauncher, launcherTitle: 'Only with the wide bubble' })).toEqual({})
})
