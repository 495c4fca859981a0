import type { Locale } from '../locale.ts'

/** The few words that are on the host page. Everything else is in the frame's catalogues. */
export const strings: Record<Locale, { open: string; close: string; unread: string; title: string }> = {
  en: { open: 'Open chat', close: 'Close chat', unread: 'unread', title: 'Chat with us' },
  es: { open: 'Abrir el chat', close: 'Cerrar el chat', unread: 'sin leer', title: 'Chatea con nosotros' },
  'pt-BR': { open: 'Abrir o chat', close: 'Fechar o chat', unread: 'não lidas', title: 'Fale conosco' },
  ar: { open: 'فتح المحادثة', close: 'إغلاق المحادثة', unread: 'غير مقروءة', title: 'تحدث معنا' },
}
