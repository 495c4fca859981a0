import type { AccountLocale } from '#lib/accounts/index.ts'

/** What a visitor without an address is asked. */
export const askingForEmail: Record<AccountLocale, { why: string; what: string }> = {
  en: { why: 'Leave us a way to reach you, in case you have to go.', what: 'Get answers by email' },
  es: { why: 'Déjanos cómo contactarte, por si tienes que irte.', what: 'Recibe las respuestas por correo' },
  'pt-BR': { why: 'Deixe um contato, caso precise sair.', what: 'Receba as respostas por e-mail' },
  ar: { why: 'اترك لنا وسيلة للتواصل معك إن اضطررت إلى المغادرة.', what: 'استلم الردود عبر البريد الإلكتروني' },
}
