'use client'

import { Volume2 } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { type NotificationType, notificationTypes } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { usePreference } from '../shell/use-preference.ts'
import { Select } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Switch } from '../ui/switch.tsx'
import { readSounds, type Sounds, type Tone, tones } from './sounds.ts'

const preview = (tone: Tone, volume: number) => import('./tones.ts').then(({ play }) => play(tone, volume))

/** Which tone each kind of notification has. Takes effect at once; choosing one plays it. */
export function SoundSection() {
  const t = useTranslations('sounds')
  const tn = useTranslations('notifications')
  const { profile } = useAccount()
  const prefer = usePreference()
  const volumeId = useId()
  const sounds = readSounds(profile.ui_settings?.sounds)
  const change = (changed: Partial<Sounds>) => prefer({ sounds: { ...sounds, ...changed } })

  function choose(type: NotificationType, value: string) {
    const tone = tones.find(one => one === value) ?? 'none'
    change({ tones: { ...sounds.tones, [type]: tone } })
    if (tone !== 'none') void preview(tone, sounds.volume)
  }

  return (
    <section aria-labelledby="sounds-title">
      <h2 id="sounds-title" className="font-medium">
        {t('title')}
      </h2>
      <p className="mt-0.5 text-muted">{t('body')}</p>
      <ul className="mt-3 divide-y divide-line/70 border-y border-line/70">
        {notificationTypes.map(type => {
          const tone = sounds.tones[type]
          const name = tn(`kinds.${type}`)
          return (
            <li key={type} className="flex items-center gap-2 py-1.5">
              <span className="min-w-0 flex-1">{name}</span>
              <IconButton
                label={t('preview', { name })}
                disabled={tone === 'none'}
                onClick={() => tone !== 'none' && void preview(tone, sounds.volume)}
              >
                <Volume2 size={15} aria-hidden />
              </IconButton>
              <Select
                aria-label={name}
                value={tone}
                onChange={event => choose(type, event.target.value)}
                className="w-32 shrink-0"
              >
                <option value="none">{t('none')}</option>
                {tones.map(one => (
                  <option key={one} value={one}>
                    {t(`tones.${one}`)}
                  </option>
                ))}
              </Select>
            </li>
          )
        })}
      </ul>
      <div className="mt-3 flex items-center gap-4">
        <label htmlFor={volumeId} className="flex-1">
          {t('volume')}
        </label>
        <input
          id={volumeId}
          type="range"
          min={0}
          max={1}
          step={0.05}
          defaultValue={sounds.volume}
          className="w-40 accent-accent"
          onPointerUp={event => change({ volume: event.currentTarget.valueAsNumber })}
          onKeyUp={event => change({ volume: event.currentTarget.valueAsNumber })}
        />
      </div>
      <div className="mt-3 flex items-center gap-4">
        <span className="flex-1">{t('always')}</span>
        <Switch checked={sounds.always} label={t('always')} onChange={always => change({ always })} />
      </div>
    </section>
  )
}
