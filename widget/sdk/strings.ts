import { type Locale, pickLocale } from '../locale.ts'

/** `#` in `unread` stands for how many; where the word would change with the number it stands behind it. */
type Words = { open: string; close: string; unread: string; title: string }

/** The few words that are on the host page. Everything else is in the frame's catalogues. */
const strings: Record<Locale, Words> = {
  en: { open: 'Open chat', close: 'Close chat', unread: '# unread', title: 'Chat with us' },
  es: { open: 'Abrir el chat', close: 'Cerrar el chat', unread: '# sin leer', title: 'Chatea con nosotros' },
  'pt-BR': { open: 'Abrir o chat', close: 'Fechar o chat', unread: 'não lidas: #', title: 'Fale conosco' },
  ar: { open: 'فتح المحادثة', close: 'إغلاق المحادثة', unread: 'غير مقروءة: #', title: 'تحدث معنا' },
}

/** The words in the language that is asked for, as far as it is spoken. */
export const wordsIn = (language: string | undefined) => strings[pickLocale(language) ?? 'en']
