import type { AccountLocale } from '#lib/accounts/index.ts'
import type { NotificationType } from '#lib/protocol/index.ts'

type About = { displayId: number; inbox: string }
type Titles = Record<NotificationType, (about: About) => string>

const titles: Record<AccountLocale, Titles> = {
  en: {
    conversation_creation: ({ displayId, inbox }) => `New conversation #${displayId} in ${inbox}`,
    conversation_assignment: ({ displayId }) => `Conversation #${displayId} was assigned to you`,
    assigned_conversation_new_message: ({ displayId }) => `New message in your conversation #${displayId}`,
    conversation_mention: ({ displayId }) => `You were mentioned in conversation #${displayId}`,
    participating_conversation_new_message: ({ displayId }) => `New message in conversation #${displayId}`,
    sla_missed_first_response: ({ displayId }) => `Conversation #${displayId} missed its target for the first response`,
    sla_missed_next_response: ({ displayId }) => `Conversation #${displayId} missed its target for the next response`,
    sla_missed_resolution: ({ displayId }) => `Conversation #${displayId} missed its target for the resolution`,
  },
  es: {
    conversation_creation: ({ displayId, inbox }) => `Nueva conversación #${displayId} en ${inbox}`,
    conversation_assignment: ({ displayId }) => `Te han asignado la conversación #${displayId}`,
    assigned_conversation_new_message: ({ displayId }) => `Mensaje nuevo en tu conversación #${displayId}`,
    conversation_mention: ({ displayId }) => `Te han mencionado en la conversación #${displayId}`,
    participating_conversation_new_message: ({ displayId }) => `Mensaje nuevo en la conversación #${displayId}`,
    sla_missed_first_response: ({ displayId }) =>
      `La conversación #${displayId} no cumplió el plazo de la primera respuesta`,
    sla_missed_next_response: ({ displayId }) =>
      `La conversación #${displayId} no cumplió el plazo de la siguiente respuesta`,
    sla_missed_resolution: ({ displayId }) => `La conversación #${displayId} no cumplió el plazo de resolución`,
  },
  'pt-BR': {
    conversation_creation: ({ displayId, inbox }) => `Nova conversa #${displayId} em ${inbox}`,
    conversation_assignment: ({ displayId }) => `A conversa #${displayId} foi atribuída a você`,
    assigned_conversation_new_message: ({ displayId }) => `Nova mensagem na sua conversa #${displayId}`,
    conversation_mention: ({ displayId }) => `Você foi mencionado na conversa #${displayId}`,
    participating_conversation_new_message: ({ displayId }) => `Nova mensagem na conversa #${displayId}`,
    sla_missed_first_response: ({ displayId }) => `A conversa #${displayId} perdeu o prazo da primeira resposta`,
    sla_missed_next_response: ({ displayId }) => `A conversa #${displayId} perdeu o prazo da próxima resposta`,
    sla_missed_resolution: ({ displayId }) => `A conversa #${displayId} perdeu o prazo de resolução`,
  },
  ar: {
    conversation_creation: ({ displayId, inbox }) => `محادثة جديدة #${displayId} في ${inbox}`,
    conversation_assignment: ({ displayId }) => `أُسندت إليك المحادثة #${displayId}`,
    assigned_conversation_new_message: ({ displayId }) => `رسالة جديدة في محادثتك #${displayId}`,
    conversation_mention: ({ displayId }) => `أُشير إليك في المحادثة #${displayId}`,
    participating_conversation_new_message: ({ displayId }) => `رسالة جديدة في المحادثة #${displayId}`,
    sla_missed_first_response: ({ displayId }) => `تجاوزت المحادثة #${displayId} مهلة الرد الأول`,
    sla_missed_next_response: ({ displayId }) => `تجاوزت المحادثة #${displayId} مهلة الرد التالي`,
    sla_missed_resolution: ({ displayId }) => `تجاوزت المحادثة #${displayId} مهلة الحل`,
  },
}

/** What happened, in one line. */
export const titleOf = (locale: AccountLocale, type: NotificationType, about: About): string =>
  titles[locale][type](about)

type Mail = { name: string; title: string; body: string; link: string }

const mails: Record<AccountLocale, (mail: Mail) => string[]> = {
  en: ({ name, title, body, link }) => [
    `Hello ${name},`,
    `${title}.`,
    body,
    `Open the conversation:\n${link}`,
    'Your notification settings say which mails you get.',
  ],
  es: ({ name, title, body, link }) => [
    `Hola, ${name}:`,
    `${title}.`,
    body,
    `Abre la conversación:\n${link}`,
    'En tus ajustes de notificaciones eliges qué correos recibes.',
  ],
  'pt-BR': ({ name, title, body, link }) => [
    `Olá, ${name},`,
    `${title}.`,
    body,
    `Abra a conversa:\n${link}`,
    'Nas suas configurações de notificações você escolhe quais e-mails recebe.',
  ],
  ar: ({ name, title, body, link }) => [
    `مرحبًا ${name}،`,
    `${title}.`,
    body,
    `افتح المحادثة:\n${link}`,
    'تحدد إعدادات الإشعارات لديك الرسائل التي تصلك.',
  ],
}

/** The text of the mail that tells of it. */
export const mailText = (locale: AccountLocale, mail: Mail): string => mails[locale](mail).filter(Boolean).join('\n\n')

/** What a trial push says. */
export const trialWords: Record<AccountLocale, { title: string; body: string }> = {
  en: { title: 'Notifications work', body: 'This is how Charla tells you of what happens.' },
  es: { title: 'Las notificaciones funcionan', body: 'Así te avisa Charla de lo que pasa.' },
  'pt-BR': { title: 'As notificações funcionam', body: 'É assim que o Charla avisa você do que acontece.' },
  ar: { title: 'الإشعارات تعمل', body: 'هكذا يخبرك Charla بما يحدث.' },
}
