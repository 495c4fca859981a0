import { z } from 'zod'

type Words = Record<'nameNeeded' | 'urlNeeded' | 'urlWrong' | 'colorWrong' | 'domainsWrong', string>

const hostname = /^(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d+)?$/i

/** The rules of a website inbox's fields, with the words for what is wrong. */
export const inboxRules = {
  name: (words: Words) => z.string().trim().min(1, words.nameNeeded).max(255),
  url: (words: Words) =>
    z.string().trim().min(1, words.urlNeeded).transform(withScheme).refine(isWebAddress, words.urlWrong),
  color: (words: Words) => z.string().regex(/^#[\da-f]{6}$/i, words.colorWrong),
  domains: (words: Words) =>
    z
      .string()
      .transform(text => splitDomains(text).join(','))
      .refine(text => splitDomains(text).every(domain => hostname.test(domain)), words.domainsWrong),
}

/** People write `shop.example`; the browser needs the scheme. */
export function withScheme(address: string) {
  return /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`
}

export function splitDomains(text: string) {
  return text.split(/[\s,]+/).filter(Boolean)
}

function isWebAddress(address: string) {
  try {
    const url = new URL(address)
    return /^https?:$/.test(url.protocol) && /^[^\s.]+(\.[^\s.]+)*$/.test(url.hostname)
  } catch {
    return false
  }
}
