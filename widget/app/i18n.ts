import { computed, effect, signal } from '@preact/signals'
import { direction, type Locale, pickLocale } from '../locale.ts'
import en, { type Catalogue } from './locales/en.ts'
import { params } from './params.ts'
import { config, settings } from './store.ts'

type Words = Partial<Catalogue>

/** English words of the parts that have been loaded since; what is missing of another language is said in them, too. */
const late: Words = {}
export const addWords = (words: Words) => Object.assign(late, words)

const load: Record<Locale, () => Promise<{ default: Words }> | { default: Words }> = {
  en: () => ({ default: en }),
  es: () => import('./locales/es.ts'),
  'pt-BR': () => import('./locales/pt-BR.ts'),
  ar: () => import('./locales/ar.ts'),
}

/** What the page asks for, else what the inbox speaks. */
const wanted = computed(
  () =>
    pickLocale(settings.value.locale ?? params.locale) ??
    pickLocale(config.value?.website_channel_config.locale) ??
    'en',
)

const spoken = signal<{ locale: Locale; words: Words }>({ locale: 'en', words: en })

/** The language on the screen now: the wanted one as soon as its catalogue is here. */
export const locale = computed(() => spoken.value.locale)

/** The text for `key`, with `{name}` filled in. */
export function t(key: keyof Catalogue, values: Record<string, string | number> = {}) {
  const text = spoken.value.words[key] ?? late[key] ?? ''
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

/** Keeps words and direction up with the wanted language. Resolves when the first catalogue is there. */
export async function followLocale() {
  effect(() => {
    speak(wanted.value)
  })
  effect(() => {
    document.documentElement.lang = locale.value
    document.documentElement.dir = direction(locale.value)
  })
  await speak(wanted.peek())
}

async function speak(next: Locale) {
  try {
    const { default: words } = await load[next]()
    if (wanted.peek() === next) spoken.value = { locale: next, words }
  } catch {
    // The words of another language are better than no chat.
  }
}
