import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { text } from '#lib/base/text.ts'
import { claims, contactAnswer, forgetClaims, noteClaims } from './claims.ts'
import { identify } from './identity.ts'
import { identification, identityOf } from './proof.ts'
import { contactOfVisitor } from './view.ts'
import { visitorToken } from './visitor.ts'

const tag = 'Widget'
const answer = contactAnswer.extend({ widget_auth_token: z.string().optional() })

/** `/api/v1/widget/contact`: who a visitor is. */
export const contactDoor = door()

contactDoor.get(
  '/',
  operation({ id: 'widgetContact', tag, summary: 'Who the visitor is.', answer: contactAnswer }),
  async c => c.json(await contactOfVisitor(c.var.visitor)),
)

contactDoor.patch(
  '/',
  operation({
    id: 'updateWidgetContact',
    tag,
    summary: 'What the visitor says about themselves. Nothing is kept of who has not written.',
    body: claims,
    answer: contactAnswer,
  }),
  async c => {
    const said = await body(c, claims)
    await limit(`widget-contact:${c.var.visitor.actor.sourceId}`, 60, 3600)
    await noteClaims(c.var.visitor, said)
    return c.json(await contactOfVisitor(c.var.visitor))
  },
)

contactDoor.patch(
  '/set_user',
  operation({
    id: 'setWidgetUser',
    tag,
    summary:
      'Who the website says that the visitor is, proven by a signature. With a new token where they are somebody else than before.',
    body: identification,
    answer,
  }),
  async c => {
    const ctx = c.var.visitor
    const said = await body(c, identification)
    await limit(`widget-identify:${ctx.actor.sourceId}`, 600, 3600)
    const now = await identify(ctx, await identityOf(ctx, said))
    const { sourceId, inboxId } = now.actor
    const token =
      sourceId === ctx.actor.sourceId ? {} : { widget_auth_token: await visitorToken({ sourceId, inboxId }, ctx.now()) }
    return c.json({ ...(await contactOfVisitor(now)), ...token })
  },
)

const forgetting = z.object({ custom_attributes: z.array(text(255)).max(1000) })

contactDoor.post(
  '/destroy_custom_attributes',
  operation({
    id: 'destroyWidgetContactAttributes',
    tag,
    summary: 'Takes custom attributes of the visitor away.',
    body: forgetting,
    answer: contactAnswer,
  }),
  async c => {
    const { custom_attributes } = await body(c, forgetting)
    await limit(`widget-contact:${c.var.visitor.actor.sourceId}`, 60, 3600)
    await forgetClaims(c.var.visitor, custom_attributes)
    return c.json(await contactOfVisitor(c.var.visitor))
  },
)
