import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { titles } from '#lib/base/text.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { labelContact, labelsOfContact } from './contact-labels.ts'
import { labelChanges, labelWire, newLabel } from './label.ts'
import { createLabel, deleteLabel, findLabel, listLabels, updateLabel } from './labels.ts'

export const labelsDoor = door()

labelsDoor.get('/', async c => c.json({ payload: (await listLabels(c.var.ctx)).map(labelWire) }))

labelsDoor.get('/:id', async c => c.json(labelWire(await findLabel(c.var.ctx, pathId(c)))))

labelsDoor.post('/', requireAdministrator, async c =>
  c.json(labelWire(await createLabel(c.var.ctx, await bodyOf(c, 'label', newLabel)))),
)

labelsDoor.on(['PUT', 'PATCH'], '/:id', requireAdministrator, async c =>
  c.json(labelWire(await updateLabel(c.var.ctx, pathId(c), await bodyOf(c, 'label', labelChanges)))),
)

labelsDoor.delete('/:id', requireAdministrator, async c => {
  await deleteLabel(c.var.ctx, pathId(c))
  return c.body(null, 200)
})

/** What labels a subject: the whole list, which replaces the one there is. */
export const labelling = z.object({ labels: titles().nullable() })

/** `A/contacts/:id/labels`. */
export const contactLabelsDoor = door()

contactLabelsDoor.get('/', async c => c.json({ payload: await labelsOfContact(c.var.ctx, pathId(c)) }))

contactLabelsDoor.post('/', async c => {
  const { labels } = await body(c, labelling)
  return c.json({ payload: await labelContact(c.var.ctx, pathId(c), labels ?? []) })
})
