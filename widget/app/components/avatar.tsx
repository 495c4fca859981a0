import { useState } from 'preact/hooks'

const tints = 6

/** A face, or initials on a colour that stays with the name. Says nothing aloud: the name stands beside it. */
export function Avatar({ name, picture }: { name: string; picture: string }) {
  const [broken, setBroken] = useState(false)
  return (
    <span class={`avatar tint-${tint(name)}`} aria-hidden="true">
      {picture && !broken ? (
        // biome-ignore lint/performance/noImgElement: this is Preact, there is no Next here
        <img src={picture} alt="" onError={() => setBroken(true)} />
      ) : (
        initials(name)
      )}
    </span>
  )
}

function initials(name: string) {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map(word => Array.from(word ?? '')[0]?.toLocaleUpperCase()).join('')
}

function tint(name: string) {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return sum % tints
}
