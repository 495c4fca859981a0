import type { MemberContext } from '#lib/base/context.ts'
import { joining, type Transaction } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import {
  asNewAttachment,
  assign,
  assignTeam,
  checkWindowIn,
  mailTranscript,
  mute,
  type NewAttachment,
  relabelConversation,
  senderType,
  setPriority,
  toggleStatus,
  withVariablesIn,
  writeMessage,
} from '#lib/conversations/index.ts'
import { findBlobs } from '#lib/files/index.ts'
import { type ActionName, type ActionParams, type LabelChange, messageType } from '#lib/protocol/index.ts'
import { addressesIn } from './addresses.ts'
import { tellAddress } from './tell.ts'

/** One transcript goes to so many. */
const MOST_ADDRESSES = 10

/**
 * Within a transaction: what is done, to which conversation, and as which of those that are done at the same occasion.
 * `occasion` names the conversation too: marks of messages are told apart by their sender, not by where they stand.
 */
export type Doing = {
  tx: Transaction
  ctx: MemberContext
  conversation: { id: number; display_id: number }
  occasion: string
}

type Perform<Name extends ActionName> = (doing: Doing, params: ActionParams[Name]) => Promise<unknown>

/** What each action does: the verbs of the house, as whoever runs it. Refused as those are. */
export const perform: { [Name in ActionName]: Perform<Name> } = {
  send_message: (doing, [content]) => say(doing, { content: content as string }),
  add_private_note: (doing, [content]) => say(doing, { content: content as string, private: true }),
  send_attachment: async (doing, ids) => say(doing, { content: null, attachments: await filesOf(doing, ids) }),
  assign_agent: ({ ctx, conversation }, [who]) =>
    assign(ctx, conversation.display_id, who === 'self' ? ctx.actor.userId : who === 'nil' ? null : (who as number)),
  assign_team: ({ ctx, conversation }, [team]) =>
    assignTeam(ctx, conversation.display_id, team === 'nil' ? null : (team as number)),
  remove_assigned_agent: ({ ctx, conversation }) => assign(ctx, conversation.display_id, null),
  remove_assigned_team: ({ ctx, conversation }) => assignTeam(ctx, conversation.display_id, null),
  add_label: (doing, add) => relabel(doing, { add }),
  remove_label: (doing, remove) => relabel(doing, { remove }),
  change_status: ({ ctx, conversation }, [status]) => toggleStatus(ctx, conversation.display_id, { status }),
  resolve_conversation: ({ ctx, conversation }) => toggleStatus(ctx, conversation.display_id, { status: 'resolved' }),
  snooze_conversation: ({ ctx, conversation }) => toggleStatus(ctx, conversation.display_id, { status: 'snoozed' }),
  change_priority: ({ ctx, conversation }, [priority]) =>
    setPriority(ctx, conversation.display_id, priority === 'nil' ? null : (priority ?? null)),
  mute_conversation: ({ ctx, conversation }) => mute(ctx, conversation.display_id),
  send_email_transcript: transcript,
  async send_webhook_event({ tx, ctx, conversation, occasion }, [url]) {
    tellAddress.later(tx, { account_id: ctx.accountId, conversation_id: conversation.id, url: url as string, occasion })
  },
}

/** What was said at this occasion already counts as said, and is not said again. */
async function say(
  { tx, ctx, conversation, occasion }: Doing,
  said: { content: string | null; private?: boolean; attachments?: NewAttachment[] },
): Promise<void> {
  const displayId = conversation.display_id
  await checkWindowIn(tx.sql, ctx, displayId, said)
  const written = await writeMessage(
    tx.sql,
    ctx,
    { displayId },
    {
      ...said,
      content: said.content && (await withVariablesIn(tx.sql, ctx, displayId, said.content)),
      type: messageType.outgoing,
      senderType: senderType.user,
      senderId: ctx.actor.userId,
      echoId: occasion,
    },
  )
  if (!written) throw notFound()
  if (written.id !== null) tx.grown()
}

async function filesOf({ tx, ctx }: Doing, ids: number[]): Promise<NewAttachment[]> {
  const found = await findBlobs(joining(tx, ctx), ids)
  return ids.map(id => {
    const blob = found.get(id)
    if (!blob) throw invalid('action_params: a file is not there', 'action_params')
    return asNewAttachment(blob)
  })
}

async function relabel({ ctx, conversation }: Doing, change: LabelChange): Promise<void> {
  await relabelConversation(ctx, conversation.display_id, change)
}

async function transcript({ tx, ctx, conversation, occasion }: Doing, [given]: string[]): Promise<void> {
  const text = await withVariablesIn(tx.sql, ctx, conversation.display_id, given as string)
  for (const email of addressesIn(text).slice(0, MOST_ADDRESSES))
    mailTranscript.later(tx, {
      account_id: ctx.accountId,
      conversation_id: conversation.id,
      email,
      occasion: `${occasion}:${email}`,
    })
}
