import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { labelContact, labelsOfContact, relabelContact } from './contact-labels.ts'
import { labelAnswer, labelChanges, labelling, labelsAnswer, labelWire, newLabel, relabelling } from './label.ts'
import { createLabel, deleteLabel, findLabel, listLabels, updateLabel } from './labels.ts'

const tag = 'Labels'
const contactTag = 'Contact Labels'

export const labelsDoor = door()

labelsDoor.get(
  '/',
  operation({
    id: 'list-all-labels',
    tag,
    summary: 'The labels of the account.',
    answer: z.object({ payload: z.array(labelAnswer) }),
  }),
  async c => c.json({ payload: (await listLabels(c.var.ctx)).map(labelWire) }),
)

labelsDoor.get(
  '/:id',
  operation({ id: 'get-details-of-a-single-label', tag, summary: 'One label.', answer: labelAnswer }),
  async c => c.json(labelWire(await findLabel(c.var.ctx, pathId(c)))),
)

labelsDoor.post(
  '/',
  operation({
    id: 'create-a-label',
    tag,
    summary: 'Adds a label. For administrators.',
    body: newLabel,
    wrapped: 'label',
    answer: labelAnswer,
  }),
  requireAdministrator,
  async c => c.json(labelWire(await createLabel(c.var.ctx, await bodyOf(c, 'label', newLabel)))),
)

labelsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-a-label',
    tag,
    summary: 'Changes a label; what bears its title bears the new one. For administrators.',
    body: labelChanges,
    wrapped: 'label',
    answer: labelAnswer,
  }),
  requireAdministrator,
  async c => c.json(labelWire(await updateLabel(c.var.ctx, pathId(c), await bodyOf(c, 'label', labelChanges)))),
)

labelsDoor.delete(
  '/:id',
  operation({
    id: 'delete-a-label',
    tag,
    summary: 'Deletes a label and takes it off what bears it. For administrators.',
    answer: null,
  }),
  requireAdministrator,
  async c => {
    await deleteLabel(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

/** `A/contacts/:id/labels`. */
export const contactLabelsDoor = door()

contactLabelsDoor.get(
  '/',
  operation({
    id: 'list-all-labels-of-a-contact',
    tag: contactTag,
    summary: 'The labels of a contact.',
    answer: labelsAnswer,
  }),
  async c => c.json({ payload: await labelsOfContact(c.var.ctx, pathId(c)) }),
)

contactLabelsDoor.post(
  '/',
  operation({
    id: 'contact-add-labels',
    tag: contactTag,
    summary: 'Makes exactly these titles the labels of a contact.',
    body: labelling,
    answer: labelsAnswer,
  }),
  async c => {
    const { labels } = await body(c, labelling)
    return c.json({ payload: await labelContact(c.var.ctx, pathId(c), labels ?? []) })
  },
)

contactLabelsDoor.patch(
  '/',
  operation({
    id: 'contact-change-labels',
    tag: contactTag,
    summary: 'Adds labels to a contact and takes some off; those that others change stay as they are. Answers all.',
    body: relabelling,
    answer: labelsAnswer,
  }),
  async c => c.json({ payload: await relabelContact(c.var.ctx, pathId(c), await body(c, relabelling)) }),
)
