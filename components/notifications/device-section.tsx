'use client'

import { Check, CircleAlert, Minus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { install, installOffer } from '../pwa/install.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Spinner } from '../ui/spinner.tsx'
import { Switch } from '../ui/switch.tsx'
import { hops } from './push.ts'
import { type Trial, useDevice } from './use-device.ts'

/** Whether this browser shows what the viewer is told, also when Charla is closed; with a trial that shows each hop. */
export function DeviceSection() {
  const t = useTranslations('push')
  const { state, busy, trial, turnOn, turnOff, tryIt } = useDevice()
  const offer = useStore(installOffer)
  const isHindered = state !== null && state !== 'on' && state !== 'off'
  return (
    <section aria-labelledby="push-title">
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h2 id="push-title" className="font-medium">
            {t('title')}
          </h2>
          <p className="mt-0.5 text-muted">{t('body')}</p>
        </div>
        <Switch
          checked={state === 'on'}
          disabled={busy || state === null || isHindered}
          label={t('title')}
          onChange={on => (on ? turnOn() : turnOff())}
        />
      </div>
      {isHindered && !trial?.error && (
        <p role="status" className="mt-3 flex gap-2 rounded-md bg-attention-soft px-3 py-2 text-attention">
          <CircleAlert size={15} aria-hidden className="mt-0.5 shrink-0" />
          {t(`reasons.${state}`, { detail: '' })}
        </p>
      )}
      {trial && <Hops trial={trial} />}
      <div className="mt-3 flex flex-wrap gap-2">
        {!isHindered && (
          <Button onClick={tryIt} busy={busy} disabled={state === null}>
            {t('try')}
          </Button>
        )}
        {offer && <Button onClick={() => void install()}>{t('install')}</Button>}
      </div>
    </section>
  )
}

function Hops({ trial }: { trial: Trial }) {
  const t = useTranslations('push')
  const at = hops.indexOf(trial.hop)
  const isWhole = trial.done && !trial.error
  return (
    <ol aria-live="polite" className="mt-3 rounded-md border border-line">
      {hops.map((hop, index) => {
        const state =
          index < at || (index === at && isWhole) ? 'good' : index > at ? 'open' : trial.error ? 'bad' : 'going'
        if (isWhole && index > at) return null
        return (
          <li key={hop} className="flex gap-2.5 border-b border-line/70 px-3 py-2 last:border-b-0">
            <span className="mt-0.5 grid size-4 shrink-0 place-items-center">
              {state === 'good' && <Check size={15} aria-hidden className="text-good" />}
              {state === 'bad' && <CircleAlert size={15} aria-hidden className="text-danger" />}
              {state === 'open' && <Minus size={13} aria-hidden className="text-faint" />}
              {state === 'going' && <Spinner />}
            </span>
            <span className="min-w-0">
              <span className={cx(state === 'open' && 'text-faint')}>{t(`hops.${hop}`)}</span>
              <span className="sr-only">{t(`states.${state}`)}</span>
              {state === 'bad' && trial.error && (
                <span className="block text-danger">
                  {t(`reasons.${trial.error.reason}`, { detail: trial.error.detail })}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
