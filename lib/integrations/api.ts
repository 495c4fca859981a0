import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { appAnswer, appWire } from './app.ts'
import { findConnectedApp, listApps } from './apps.ts'
import { hookAnswer, hookChanges, hookEvent, hookWire, newHook } from './hook.ts'
import { createHook, deleteHook, findHook, processEvent, updateHook } from './hooks.ts'

const tag = 'Integrations'
const wrapped = 'hook'

/** `A/integrations`. */
export const integrationsDoor = door()

integrationsDoor.get(
  '/apps',
  operation({
    id: 'get-details-of-all-integrations',
    tag,
    summary: 'The apps there are, and how each is connected; what their settings are for administrators.',
    answer: z.object({ payload: z.array(appAnswer) }),
  }),
  async c => {
    const { ctx } = c.var
    return c.json({ payload: (await listApps(ctx)).map(app => appWire(app, ctx.actor.role === 'administrator')) })
  },
)

integrationsDoor.get(
  '/apps/:app_id',
  operation({ id: 'get-details-of-an-integration', tag, summary: 'One app, by its name.', answer: appAnswer }),
  async c => {
    const app = await findConnectedApp(c.var.ctx, c.req.param('app_id'))
    return c.json(appWire(app, c.var.ctx.actor.role === 'administrator'))
  },
)

integrationsDoor.get(
  '/hooks/:id',
  operation({
    id: 'get-an-integration-hook',
    tag,
    summary: 'One connection with an app; its settings for administrators.',
    answer: hookAnswer,
  }),
  async c => c.json(hookWire(await findHook(c.var.ctx, pathId(c)), c.var.ctx.actor.role === 'administrator')),
)

integrationsDoor.post(
  '/hooks',
  operation({
    id: 'create-an-integration-hook',
    tag,
    summary: 'Connects the account, or an inbox of it, with an app. For administrators.',
    body: newHook,
    wrapped,
    answer: hookAnswer,
  }),
  requireAdministrator,
  async c => c.json(hookWire(await createHook(c.var.ctx, await bodyOf(c, wrapped, newHook)), true)),
)

integrationsDoor.on(
  ['PATCH', 'PUT'],
  '/hooks/:id',
  operation({
    id: 'update-an-integrations-hook',
    tag,
    summary: 'Switches a connection on or off, or sets it up anew. For administrators.',
    body: hookChanges,
    wrapped,
    answer: hookAnswer,
  }),
  requireAdministrator,
  async c => {
    const changes = await bodyOf(c, wrapped, hookChanges)
    return c.json(hookWire(await updateHook(c.var.ctx, pathId(c), changes), true))
  },
)

integrationsDoor.post(
  '/hooks/:id/process_event',
  operation({
    id: 'process-event-of-an-integration-hook',
    tag,
    summary: 'Asks the app for an answer to an event. No app answers any: refused.',
    body: hookEvent,
    answer: null,
  }),
  async c => {
    await body(c, hookEvent)
    return processEvent(c.var.ctx, pathId(c))
  },
)

integrationsDoor.delete(
  '/hooks/:id',
  operation({
    id: 'delete-an-integration-hook',
    tag,
    summary: 'Ends the connection with an app. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await deleteHook(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)
