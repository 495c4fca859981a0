import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { bodyOf, pathId } from '#lib/base/http/request.ts'
import { text } from '#lib/base/text.ts'
import { presentMembers } from '#lib/users/index.ts'
import { findContact } from './contacts.ts'
import { createNote, deleteNote, findNote, listNotes, NOTE_MAX_LENGTH, noteWire, updateNote } from './notes.ts'

const content = text(NOTE_MAX_LENGTH).refine(value => value.trim() !== '', "can't be blank")
const noteInput = z.object({ content })

/** `A/contacts/:contact_id/notes`. */
export const notesDoor = door()

notesDoor.get('/', async c => {
  const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
  const [notes, present] = await Promise.all([listNotes(c.var.ctx, contact.id), presentMembers(c.var.ctx.accountId)])
  return c.json(notes.map(note => noteWire(note, present)))
})

notesDoor.get('/:id', async c => {
  const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
  const note = await findNote(c.var.ctx, contact.id, pathId(c))
  return c.json(noteWire(note, await presentMembers(c.var.ctx.accountId)))
})

notesDoor.post('/', async c => {
  const input = await bodyOf(c, 'note', noteInput)
  const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
  const note = await createNote(c.var.ctx, contact.id, input.content)
  return c.json(noteWire(note, await presentMembers(c.var.ctx.accountId)))
})

notesDoor.on(['PUT', 'PATCH'], '/:id', async c => {
  const input = await bodyOf(c, 'note', noteInput)
  const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
  const note = await updateNote(c.var.ctx, contact.id, pathId(c), input.content)
  return c.json(noteWire(note, await presentMembers(c.var.ctx.accountId)))
})

notesDoor.delete('/:id', async c => {
  const contact = await findContact(c.var.ctx, pathId(c, 'contact_id'))
  await deleteNote(c.var.ctx, contact.id, pathId(c))
  return c.body(null, 200)
})
