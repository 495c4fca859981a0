import type { AccountLocale } from '#lib/accounts/index.ts'
import type { Attempt } from './delivery.ts'
import type { ReceiverKind } from './receivers.ts'

type Why = 'gone' | 'failing' | 'backlog'
type Words = {
  off: string
  status: (status: number) => string
  unreachable: string
  subject: (name: string) => string
  kind: Record<ReceiverKind, string>
  why: Record<Why, string>
  rest: (link: string) => string
}

const words: Record<AccountLocale, Words> = {
  en: {
    off: 'The callback of this inbox is switched off',
    status: status => `The callback of this inbox answered ${status}`,
    unreachable: 'The callback of this inbox could not be reached',
    subject: name => `${name} is told nothing more`,
    kind: { webhook: 'Webhook', inbox: 'The callback of the inbox', bot: 'The bot' },
    why: {
      gone: 'It answered that it is gone for good (410).',
      failing: 'Nothing that was delivered to it has arrived for five days.',
      backlog: 'More than 100,000 deliveries were waiting for it.',
    },
    rest: link =>
      `What waits is kept for 30 days and goes out when you switch it on again. What happens meanwhile is not delivered:\n\n${link}`,
  },
  es: {
    off: 'La devolución de llamada de esta bandeja está desactivada',
    status: status => `La devolución de llamada de esta bandeja respondió ${status}`,
    unreachable: 'No se pudo contactar con la devolución de llamada de esta bandeja',
    subject: name => `${name} ya no recibe nada`,
    kind: { webhook: 'Webhook', inbox: 'La devolución de llamada de la bandeja', bot: 'El bot' },
    why: {
      gone: 'Respondió que ya no existe (410).',
      failing: 'Nada de lo enviado ha llegado en cinco días.',
      backlog: 'Había más de 100.000 entregas en espera.',
    },
    rest: link =>
      `Lo que espera se conserva 30 días y sale cuando vuelvas a activarlo. Lo que ocurra mientras tanto no se entrega:\n\n${link}`,
  },
  'pt-BR': {
    off: 'O retorno desta caixa está desativado',
    status: status => `O retorno desta caixa respondeu ${status}`,
    unreachable: 'Não foi possível alcançar o retorno desta caixa',
    subject: name => `${name} não recebe mais nada`,
    kind: { webhook: 'Webhook', inbox: 'O retorno da caixa', bot: 'O bot' },
    why: {
      gone: 'Respondeu que não existe mais (410).',
      failing: 'Nada do que foi enviado chegou em cinco dias.',
      backlog: 'Havia mais de 100.000 entregas em espera.',
    },
    rest: link =>
      `O que espera é guardado por 30 dias e sai quando você o reativar. O que acontecer nesse meio-tempo não é entregue:\n\n${link}`,
  },
  ar: {
    off: 'رد الاتصال لصندوق الوارد هذا متوقف',
    status: status => `أجاب رد الاتصال لصندوق الوارد هذا بـ ${status}`,
    unreachable: 'تعذّر الوصول إلى رد الاتصال لصندوق الوارد هذا',
    subject: name => `لم يعد ${name} يُبلَّغ بشيء`,
    kind: { webhook: 'الخطاف', inbox: 'رد اتصال صندوق الوارد', bot: 'الروبوت' },
    why: {
      gone: 'أجاب بأنه لم يعد موجودًا (410).',
      failing: 'لم يصل أي شيء أُرسل إليه منذ خمسة أيام.',
      backlog: 'كان أكثر من 100,000 تسليم في انتظاره.',
    },
    rest: link => `يُحتفظ بما ينتظر لمدة 30 يومًا ويُرسَل عند إعادة التشغيل. ما يحدث في هذه الأثناء لا يُسلَّم:\n\n${link}`,
  },
}

/** What agents read beside a message that its inbox's callback never got. Without an attempt it was not tried at all. */
export function notDelivered(locale: AccountLocale, attempt: Pick<Attempt, 'status' | 'reason'> | null): string {
  const say = words[locale]
  if (!attempt) return say.off
  return attempt.status === null ? say.unreachable : say.status(attempt.status)
}

/** The mail that says that a receiver was switched off, and why. `name`: as its administrators know it. */
export function disabledMail(locale: AccountLocale, kind: ReceiverKind, name: string, why: Why, link: string) {
  const say = words[locale]
  const full = `${say.kind[kind]} “${name}”`
  return { subject: say.subject(full), text: `${say.subject(full)}.\n${say.why[why]}\n\n${say.rest(link)}` }
}
