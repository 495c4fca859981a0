/** Two short notes, made here: a sound file would be a request more. */
const notes = [
  { hertz: 784, at: 0 },
  { hertz: 1175, at: 0.09 },
]
const loudest = 0.12
const lasts = 0.4

let context: AudioContext | undefined

/** Where the browser lets no page sound by itself, this is silent. */
export async function chime() {
  context ??= new AudioContext()
  await context.resume()
  for (const { hertz, at } of notes) ring(context, hertz, context.currentTime + at)
}

function ring(context: AudioContext, hertz: number, start: number) {
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(loudest, start + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.001, start + lasts)
  tone.connect(volume).connect(context.destination)
  tone.start(start)
  tone.stop(start + lasts)
}
