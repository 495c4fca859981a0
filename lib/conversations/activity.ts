import type { AccountLocale } from '#lib/accounts/index.ts'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { writeMessage } from './write-message.ts'

/** What an activity line says. `by` did it; `to` is the assignee, the team, or what labels. Without `by` it happened by itself. */
export type Activity = {
  kind:
    | 'open'
    | 'resolved'
    | 'pending'
    | 'snoozed'
    | 'assigned'
    | 'self_assigned'
    | 'unassigned'
    | 'labelled'
    | 'unlabelled'
    | 'team_assigned'
    | 'team_removed'
    | 'muted'
    | 'unmuted'
    | 'auto_resolved'
    | 'bot_unreachable'
  by?: string | undefined
  to?: string | undefined
}

type Words = Record<Activity['kind'], (by: string, to: string) => string> & { system: string }

const words: Record<AccountLocale, Words> = {
  en: {
    open: by => `Conversation was reopened by ${by}`,
    resolved: by => `Conversation was marked resolved by ${by}`,
    pending: by => `Conversation was marked as pending by ${by}`,
    snoozed: by => `Conversation was snoozed by ${by}`,
    assigned: (by, to) => `Assigned to ${to} by ${by}`,
    self_assigned: by => `${by} self-assigned this conversation`,
    unassigned: by => `Conversation unassigned by ${by}`,
    labelled: (by, to) => `${by} added ${to}`,
    unlabelled: (by, to) => `${by} removed ${to}`,
    team_assigned: (by, to) => `Assigned to ${to} by ${by}`,
    team_removed: (by, to) => `Unassigned from ${to} by ${by}`,
    muted: by => `${by} has muted the conversation`,
    unmuted: by => `${by} has unmuted the conversation`,
    auto_resolved: (_, to) => `Conversation was marked resolved by the system after ${to} without activity`,
    bot_unreachable: by => `The bot could not be reached: the conversation was opened by ${by}`,
    system: 'the system',
  },
  es: {
    open: by => `${by} reabrió la conversación`,
    resolved: by => `${by} marcó la conversación como resuelta`,
    pending: by => `${by} marcó la conversación como pendiente`,
    snoozed: by => `${by} pospuso la conversación`,
    assigned: (by, to) => `${by} asignó la conversación a ${to}`,
    self_assigned: by => `${by} se asignó esta conversación`,
    unassigned: by => `${by} quitó la asignación de la conversación`,
    labelled: (by, to) => `${by} añadió ${to}`,
    unlabelled: (by, to) => `${by} quitó ${to}`,
    team_assigned: (by, to) => `${by} asignó la conversación al equipo ${to}`,
    team_removed: (by, to) => `${by} quitó la conversación del equipo ${to}`,
    muted: by => `${by} silenció la conversación`,
    unmuted: by => `${by} dejó de silenciar la conversación`,
    auto_resolved: (_, to) => `El sistema marcó la conversación como resuelta tras ${to} sin actividad`,
    bot_unreachable: () => 'No se pudo contactar con el bot: el sistema abrió la conversación',
    system: 'El sistema',
  },
  'pt-BR': {
    open: by => `${by} reabriu a conversa`,
    resolved: by => `${by} marcou a conversa como resolvida`,
    pending: by => `${by} marcou a conversa como pendente`,
    snoozed: by => `${by} adiou a conversa`,
    assigned: (by, to) => `${by} atribuiu a conversa a ${to}`,
    self_assigned: by => `${by} atribuiu esta conversa a si`,
    unassigned: by => `${by} removeu a atribuição da conversa`,
    labelled: (by, to) => `${by} adicionou ${to}`,
    unlabelled: (by, to) => `${by} removeu ${to}`,
    team_assigned: (by, to) => `${by} atribuiu a conversa à equipe ${to}`,
    team_removed: (by, to) => `${by} retirou a conversa da equipe ${to}`,
    muted: by => `${by} silenciou a conversa`,
    unmuted: by => `${by} deixou de silenciar a conversa`,
    auto_resolved: (_, to) => `O sistema marcou a conversa como resolvida após ${to} sem atividade`,
    bot_unreachable: () => 'Não foi possível contatar o bot: o sistema abriu a conversa',
    system: 'O sistema',
  },
  ar: {
    open: by => `أعاد ${by} فتح المحادثة`,
    resolved: by => `وضع ${by} علامة تم الحل على المحادثة`,
    pending: by => `وضع ${by} المحادثة قيد الانتظار`,
    snoozed: by => `أجّل ${by} المحادثة`,
    assigned: (by, to) => `أسند ${by} المحادثة إلى ${to}`,
    self_assigned: by => `أسند ${by} هذه المحادثة إلى نفسه`,
    unassigned: by => `ألغى ${by} إسناد المحادثة`,
    labelled: (by, to) => `أضاف ${by} ${to}`,
    unlabelled: (by, to) => `أزال ${by} ${to}`,
    team_assigned: (by, to) => `أسند ${by} المحادثة إلى فريق ${to}`,
    team_removed: (by, to) => `ألغى ${by} إسناد المحادثة إلى فريق ${to}`,
    muted: by => `كتم ${by} المحادثة`,
    unmuted: by => `ألغى ${by} كتم المحادثة`,
    auto_resolved: (_, to) => `وضع النظام علامة تم الحل على المحادثة بعد ${to} من عدم النشاط`,
    bot_unreachable: () => 'تعذّر الوصول إلى الروبوت: فتح النظام المحادثة',
    system: 'النظام',
  },
}

/** Adds a line to the history that says what was done, in the account's language. */
export async function noteActivity(sql: Sql, ctx: Context, displayId: number, activity: Activity): Promise<void> {
  const [account] = await sql<
    { locale: AccountLocale }[]
  >`select locale from charla.accounts where id = ${ctx.accountId}`
  const say = words[account?.locale ?? 'en']
  const content = say[activity.kind](activity.by ?? say.system, activity.to ?? '')
  await writeMessage(sql, ctx, { displayId }, { type: messageType.activity, content })
}

/** The name of who acts, for activity lines. */
export async function actorName(sql: Sql, ctx: Context): Promise<string | undefined> {
  if (ctx.actor.kind === 'bot') return ctx.actor.name
  if (ctx.actor.kind === 'visitor') return contactName(sql, ctx.accountId, ctx.actor.contactId)
  if (ctx.actor.kind !== 'member') return undefined
  const [user] = await sql<
    { name: string }[]
  >`select coalesce(nullif(display_name, ''), name) as name from charla.users where id = ${ctx.actor.userId}`
  return user?.name
}

async function contactName(sql: Sql, accountId: number, contactId: number | null): Promise<string | undefined> {
  const [contact] = await sql<{ name: string | null }[]>`
    select name from charla.contacts where account_id = ${accountId} and id = ${contactId}`
  return contact?.name ?? undefined
}
