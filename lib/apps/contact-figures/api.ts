import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId } from '#lib/base/http/request.ts'
import { findContact } from '#lib/contacts/index.ts'
import { figuresAnswer, figuresOf } from './figures.ts'

/** `A/contacts/:id/figures`. */
export const contactFiguresDoor = door()

contactFiguresDoor.get(
  '/',
  operation({
    id: 'contact-figures',
    tag: 'Contacts',
    summary: 'The contact in numbers, of the conversations that the member may see.',
    answer: figuresAnswer,
  }),
  async c => {
    const contact = await findContact(c.var.ctx, pathId(c))
    return c.json(await figuresOf(c.var.ctx, contact.id))
  },
)
