import type { Answering, Drafts } from '../data/drafts.ts'
import type { Outbox } from '../data/outbox.ts'

/** Takes back what is held, and puts it where it was written. False when it is too late. */
export function takeBack({ outbox, drafts }: { outbox: Outbox; drafts: Drafts }, echoId: string): boolean {
  const item = outbox.undo(echoId)
  if (!item) return false
  if (item.template) return true // it was never written here
  const draft = drafts.read(item.conversationId)
  const mode = item.private ? 'note' : 'reply'
  const text = [item.draft ?? item.content, draft[mode]].filter(Boolean).join('\n\n')
  const beside = draft.beside[mode]
  const files = [...(item.files ?? []), ...(beside.files ?? [])]
  drafts.write(item.conversationId, {
    ...draft,
    mode,
    [mode]: text,
    beside: {
      ...draft.beside,
      [mode]: {
        files: files.length ? files : undefined,
        recipients: item.recipients ?? beside.recipients,
        answering: isWhole(item.answering) ? item.answering : beside.answering,
      },
    },
  })
  return true
}

const isWhole = (given: Partial<Answering> | undefined): given is Answering => given?.excerpt !== undefined
