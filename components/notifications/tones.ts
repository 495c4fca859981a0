import type { Tone } from './sounds.ts'

/** A note: its pitch in hertz, when it begins, how long it fades, in seconds, how loud it is, and how it swings. */
type Note = { pitch: number; at: number; fade: number; loud: number; shape?: OscillatorType; falls?: number }

const scores: Record<Tone, Note[]> = {
  ding: [
    { pitch: 1318.5, at: 0, fade: 0.5, loud: 0.5 },
    { pitch: 2637, at: 0, fade: 0.25, loud: 0.15 },
  ],
  bell: [
    { pitch: 880, at: 0, fade: 1.1, loud: 0.4 },
    { pitch: 1760, at: 0, fade: 0.8, loud: 0.2 },
    { pitch: 2430, at: 0, fade: 0.5, loud: 0.12 },
  ],
  chime: [
    { pitch: 1046.5, at: 0, fade: 0.5, loud: 0.35 },
    { pitch: 1318.5, at: 0.13, fade: 0.5, loud: 0.35 },
    { pitch: 1568, at: 0.26, fade: 0.8, loud: 0.35 },
  ],
  ping: [{ pitch: 1975.5, at: 0, fade: 0.22, loud: 0.45, shape: 'triangle' }],
  knock: [
    { pitch: 190, at: 0, fade: 0.1, loud: 0.9, falls: 90 },
    { pitch: 190, at: 0.16, fade: 0.1, loud: 0.9, falls: 90 },
  ],
  pop: [{ pitch: 420, at: 0, fade: 0.12, loud: 0.7, falls: 940 }],
}

let context: AudioContext | null = null

/** Plays the tone. Silently does not where the browser forbids it, as before the first press on the page. */
export async function play(tone: Tone, volume: number): Promise<void> {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') await context.resume()
    const out = context.createGain()
    out.gain.value = volume
    out.connect(context.destination)
    for (const note of scores[tone]) strike(context, out, note)
  } catch {}
}

function strike(audio: AudioContext, out: AudioNode, { pitch, at, fade, loud, shape = 'sine', falls }: Note) {
  const begin = audio.currentTime + at
  const swing = audio.createOscillator()
  const gain = audio.createGain()
  swing.type = shape
  swing.frequency.setValueAtTime(pitch, begin)
  if (falls) swing.frequency.exponentialRampToValueAtTime(falls, begin + fade)
  gain.gain.setValueAtTime(0, begin)
  gain.gain.linearRampToValueAtTime(loud, begin + 0.006)
  gain.gain.exponentialRampToValueAtTime(0.0001, begin + fade)
  swing.connect(gain).connect(out)
  swing.start(begin)
  swing.stop(begin + fade)
}
