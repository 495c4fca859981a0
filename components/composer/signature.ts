/** Under which name a person's choice is kept, as Chatwoot does: `web_widget_signature`. */
export const signatureKey = (channelType: string): string =>
  `${channelType
    .replace(/^.*::/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()}_signature`

/** The text with the signature below it. */
export const signed = (text: string, signature: string): string =>
  [text.trimEnd(), signature.trim() && `--\n${signature.trim()}`].filter(Boolean).join('\n\n')
