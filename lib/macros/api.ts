import type { Context as Request } from 'hono'
import { z } from 'zod'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { presentMembers } from '#lib/users/index.ts'
import { executeMacro } from './execute.ts'
import { execution, executionAnswer, type Macro, macroAnswer, macroChanges, macroWire, newMacro } from './macro.ts'
import { createMacro, deleteMacro, findMacro, listMacros, updateMacro } from './macros.ts'

const tag = 'Macros'
const wrapped = 'macro'
const answer = z.object({ payload: macroAnswer })

/** `A/macros`: members make their own; those of everybody are the administrators' to change. */
export const macrosDoor = door()

macrosDoor.get(
  '/',
  operation({
    id: 'list-macros',
    tag,
    summary: 'The macros of everybody, and the member’s own.',
    answer: z.object({ payload: z.array(macroAnswer) }),
  }),
  async c => c.json({ payload: await shown(c, await listMacros(c.var.ctx)) }),
)

macrosDoor.get('/:id', operation({ id: 'get-macro', tag, summary: 'One macro.', answer }), async c =>
  one(c, await findMacro(c.var.ctx, pathId(c))),
)

macrosDoor.post(
  '/',
  operation({
    id: 'create-macro',
    tag,
    summary: 'Makes a macro. One for everybody only administrators make; another member’s becomes their own.',
    body: newMacro,
    wrapped,
    answer,
  }),
  async c => one(c, await createMacro(c.var.ctx, await bodyOf(c, wrapped, newMacro))),
)

macrosDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({ id: 'update-macro', tag, summary: 'Changes a macro.', body: macroChanges, wrapped, answer }),
  async c => one(c, await updateMacro(c.var.ctx, pathId(c), await bodyOf(c, wrapped, macroChanges))),
)

macrosDoor.delete(
  '/:id',
  operation({ id: 'delete-macro', tag, summary: 'Deletes a macro.', answer: null }),
  async c => {
    await deleteMacro(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

macrosDoor.post(
  '/:id/execute',
  operation({
    id: 'execute-macro',
    tag,
    summary:
      'Does a macro’s actions to these conversations, as the member: to the first few at once, answering what was refused and why; to the rest by a job.',
    body: execution,
    answer: executionAnswer,
  }),
  async c => {
    const { conversation_ids } = await body(c, execution)
    return c.json(await executeMacro(c.var.ctx, pathId(c), conversation_ids, c.req.header('Idempotency-Key')))
  },
)

const one = async (c: Request<AppEnv>, macro: Macro) => c.json({ payload: (await shown(c, [macro]))[0] })

async function shown(c: Request<AppEnv>, macros: Macro[]) {
  const present = await presentMembers(c.var.ctx.accountId)
  return macros.map(macro => macroWire(macro, present, c.var.now()))
}
