import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf, pathId } from '#lib/base/http/request.ts'
import { presentMembers } from '#lib/users/index.ts'
import { findContact } from './contacts.ts'
import { createNote, deleteNote, findNote, listNotes, noteAnswer, noteInput, noteWire, updateNote } from './notes.ts'

const tag = 'Contact Notes'

/** `A/contacts/:contact_id/notes`. */
export const notesDoor = door()

notesDoor.get(
  '/',
  operation({
    id: 'list-notes-of-a-contact',
    tag,
    summary: 'The notes about a contact, newest first.',
    answer: z.array(noteAnswer),
  }),
  async c => {
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    const [notes, present] = await Promise.all([listNotes(c.var.ctx, contact.id), presentMembers(c.var.ctx.accountId)])
    return c.json(notes.map(note => noteWire(note, present)))
  },
)

notesDoor.get('/:id', operation({ id: 'get-note', tag, summary: 'One note.', answer: noteAnswer }), async c => {
  const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
  const note = await findNote(c.var.ctx, contact.id, pathId(c))
  return c.json(noteWire(note, await presentMembers(c.var.ctx.accountId)))
})

notesDoor.post(
  '/',
  operation({
    id: 'create-note',
    tag,
    summary: 'Notes something about a contact.',
    body: noteInput,
    wrapped: 'note',
    answer: noteAnswer,
  }),
  async c => {
    const input = await bodyOf(c, 'note', noteInput)
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    const note = await createNote(c.var.ctx, contact.id, input.content)
    return c.json(noteWire(note, await presentMembers(c.var.ctx.accountId)))
  },
)

notesDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-note',
    tag,
    summary: 'Changes a note.',
    body: noteInput,
    wrapped: 'note',
    answer: noteAnswer,
  }),
  async c => {
    const input = await bodyOf(c, 'note', noteInput)
    const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
    const note = await updateNote(c.var.ctx, contact.id, pathId(c), input.content)
    return c.json(noteWire(note, await presentMembers(c.var.ctx.accountId)))
  },
)

notesDoor.delete('/:id', operation({ id: 'delete-note', tag, summary: 'Deletes a note.', answer: null }), async c => {
  const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
  await deleteNote(c.var.ctx, contact.id, pathId(c))
  return c.body(null, 200)
})
