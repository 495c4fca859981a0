// A part of a catalogue: `scripts/words-loader.mjs`.
declare module '*.json?first' {
  const words: unknown
  export default words
}
declare module '*.json?door' {
  const words: unknown
  export default words
}
declare module '*.json?rest' {
  const words: unknown
  export default words
}
declare module '*.json?soon' {
  const words: unknown
  export default words
}
