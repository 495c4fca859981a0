import type { Context as Request } from 'hono'
import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { limit } from '#lib/base/limits.ts'
import { id, text } from '#lib/base/text.ts'
import { messageFields, saysSomething } from '#lib/conversations/index.ts'

/** A visitor's message, and from which page it was written. */
export const visitorMessage = messageFields
  .pick({ content: true, echo_id: true, attachments: true, is_voice_message: true })
  .extend({
    reply_to: id().nullable().optional(),
    referer_url: text(2048).optional(),
    timestamp: z.unknown().optional(),
  })
  .refine(saysSomething.check, saysSomething.otherwise)

/** A person writes a few messages a minute. An address that many people share may write more. */
export async function limitWriting(ctx: VisitorContext, ip: string): Promise<void> {
  await limit(`widget-message:${ctx.actor.sourceId}`, 100, 60)
  if (ctx.actor.contactInboxId === null) await limit(`widget-first:${ip}`, 100, 3600)
}

/** Files are counted before they are taken. */
export async function limitFiles(ctx: VisitorContext, ip: string): Promise<void> {
  await limit(`widget-files:${ctx.actor.sourceId}`, 60, 3600)
  await limit(`widget-files-from:${ip}`, 300, 3600)
}

export const isForm = (c: Request) => /^multipart\//i.test(c.req.header('content-type') ?? '')

export function asInput(
  message: z.output<typeof visitorMessage>,
  userAgent: string | undefined,
  language: string | undefined,
) {
  return {
    content: message.content ?? null,
    attachments: message.attachments,
    isVoiceMessage: message.is_voice_message,
    echoId: message.echo_id ?? null,
    inReplyTo: message.reply_to ?? undefined,
    origin: originOf(message.referer_url, userAgent, language),
  }
}

/** What is kept with a conversation of where its visitor was. */
export function originOf(page: string | undefined, userAgent: string | undefined, language: string | undefined) {
  const browserLanguage = language?.split(',')[0]?.split(';')[0]?.trim().slice(0, 20)
  return {
    ...(page ? { referer: page } : {}),
    ...(browserLanguage ? { browser_language: browserLanguage } : {}),
    ...(userAgent ? { browser: browserOf(userAgent) } : {}),
  }
}

/** The name and version of the browser and the system, as far as the header says. */
function browserOf(userAgent: string) {
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/.exec(userAgent)
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' }
  const platform = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  return {
    ...(browser ? { browser_name: names[browser[1] as string] ?? browser[1], browser_version: browser[2] } : {}),
    ...(platform ? { platform_name: platform.replace('Mac OS X', 'macOS') } : {}),
  }
}
