import type { AccountLocale } from '#lib/accounts/index.ts'

/** What stands for things that have no words of their own, in the account's language. */
const en = {
  unsupported: 'This kind of message cannot be shown here. See it in the WhatsApp app.',
  edited: 'A message that is not here was changed:',
  deleted: 'A message that is not here was deleted.',
  unreacted: 'Reaction taken back',
  order: 'Order',
  call: 'Call over WhatsApp',
  permission: 'Whether calls are allowed',
}
export type Words = typeof en

const languages: Record<AccountLocale, Words> = {
  en,
  es: {
    unsupported: 'Este tipo de mensaje no se puede mostrar aquí. Consúltalo en la aplicación de WhatsApp.',
    edited: 'Se cambió un mensaje que no está aquí:',
    deleted: 'Se eliminó un mensaje que no está aquí.',
    unreacted: 'Reacción retirada',
    order: 'Pedido',
    call: 'Llamada por WhatsApp',
    permission: 'Si se permiten llamadas',
  },
  'pt-BR': {
    unsupported: 'Este tipo de mensagem não pode ser mostrado aqui. Veja no aplicativo do WhatsApp.',
    edited: 'Uma mensagem que não está aqui foi alterada:',
    deleted: 'Uma mensagem que não está aqui foi apagada.',
    unreacted: 'Reação retirada',
    order: 'Pedido',
    call: 'Chamada pelo WhatsApp',
    permission: 'Se chamadas são permitidas',
  },
  ar: {
    unsupported: 'لا يمكن عرض هذا النوع من الرسائل هنا. شاهدها في تطبيق واتساب.',
    edited: 'عُدّلت رسالة ليست هنا:',
    deleted: 'حُذفت رسالة ليست هنا.',
    unreacted: 'سُحب التفاعل',
    order: 'طلب',
    call: 'مكالمة عبر واتساب',
    permission: 'هل يُسمح بالمكالمات',
  },
}

export const wordsIn = (locale: string): Words => languages[locale as AccountLocale] ?? en
