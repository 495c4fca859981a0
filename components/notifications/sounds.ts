import { type NotificationType, notificationTypes } from '#lib/protocol/index.ts'

/** What a notification can sound like; `tones.ts` makes them. */
export const tones = ['ding', 'bell', 'chime', 'ping', 'knock', 'pop'] as const
export type Tone = (typeof tones)[number]

export type Sounds = {
  tones: Record<NotificationType, Tone | 'none'>
  /** From 0 to 1. */
  volume: number
  /** Also while the viewer looks at Charla; otherwise only when they are elsewhere. */
  always: boolean
}

const silent = new Set<NotificationType>(['conversation_creation', 'participating_conversation_new_message'])

export const usualSounds: Sounds = {
  tones: Object.fromEntries(
    notificationTypes.map(type => [type, silent.has(type) ? 'none' : 'ding']),
  ) as Sounds['tones'],
  volume: 0.6,
  always: false,
}

/** What a person chose, kept in `ui_settings.sounds`; whatever is missing or unknown there is as usual. */
export function readSounds(kept: unknown): Sounds {
  const { tones: chosen, volume, always } = (kept ?? {}) as { tones?: unknown; volume?: unknown; always?: unknown }
  const known = new Set<unknown>([...tones, 'none'])
  const given = Object.entries((chosen ?? {}) as object).filter(
    ([type, tone]) => type in usualSounds.tones && known.has(tone),
  )
  return {
    tones: { ...usualSounds.tones, ...Object.fromEntries(given) },
    volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : usualSounds.volume,
    always: always === true,
  }
}
