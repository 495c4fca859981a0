import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { decrypt } from '#lib/base/crypto.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { text } from '#lib/base/text.ts'
import { findMessage, keepTranslation, translationOf } from '#lib/conversations/index.ts'
import { translate } from './google-translate.ts'
import { hooksSeenBy } from './hooks.ts'

/** A language as clients name it, `pt_BR` too. */
const language = text(35).regex(/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i, 'must be a language, like pt-BR')
const wanted = z.object({ target_language: language })

/** `A/conversations/:id/messages/:message_id/translate`. */
export const translationDoor = door()

translationDoor.post(
  '/',
  operation({
    id: 'translate-a-message',
    tag: 'Messages',
    summary: 'What a message says in another language, by the translation service that the account is connected with.',
    body: wanted,
    answer: z.object({ content: z.string().nullable() }),
  }),
  async c => {
    const { target_language } = await body(c, wanted)
    return c.json({ content: await translated(c.var.ctx, pathId(c), pathId(c, 'message_id'), target_language) })
  },
)

/**
 * The translation, which is kept with the message; null of a message without words.
 * @throws `invalid` when the account is connected with no such service, or the service refuses: with its reason.
 */
async function translated(
  ctx: MemberContext,
  displayId: number,
  messageId: number,
  target: string,
): Promise<string | null> {
  const message = await findMessage(ctx, displayId, messageId)
  const known = translationOf(message, target)
  if (known !== null) return known
  const hook = (await withAccount(ctx, ({ sql }) => hooksSeenBy(sql, ctx))).find(
    ({ app_id, enabled }) => app_id === 'google_translate' && enabled,
  )
  if (!hook) throw invalid('target_language: the account is not connected with Google Translate', 'target_language')
  if (!message.content?.trim()) return null
  await limit(`translations:${ctx.accountId}:${ctx.actor.userId}`, 60, 60)
  const said = await translate(JSON.parse(decrypt(hook.settings)), message.content, target.replaceAll('_', '-'))
  if ('error' in said) throw invalid(`target_language: ${said.error}`, 'target_language')
  await keepTranslation(ctx, message, target, said.text)
  return said.text
}
