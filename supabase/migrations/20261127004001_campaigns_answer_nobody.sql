-- As before, but that what a campaign says is nobody's first answer (reference 5.5).
/* Writes messages, of any accounts, each under the row security of its own: stores the message, moves its conversation
   on, records the events. lib/conversations/write-message.ts says what `batch` holds.

   An incoming message opens what was resolved or snoozed (unless its contact is blocked); what was resolved is
   pending where a bot answers in the inbox. It counts as unread and starts the waiting; the first answer of an agent, which no campaign gives, is noted and ends the waiting (reference 5.5). A message with an `echo_id` that its sender has used before is
   answered with a null id and changes nothing, and so is one with a `source_id` that its inbox has already. Templates are told to the
   contact like answers, and end no waiting. Its attachments are written with it: a message is never told before its files can be fetched (R4).

   Without patience nobody waits for strangers: a conversation or contact that somebody is changing is left out, like one
   that is not there or not to be seen (no row is answered), and other locks are waited for 200 ms at most. The counters of
   events are taken in the order of the accounts, so that calls do not wait for one another in a ring. Whoever calls tries
   again with patience, for each alone.

   It is a function, and one that takes many, because a statement costs more than the row it writes, and a commit more
   than both. */
create or replace function charla.write_messages(batch jsonb, patient boolean) returns setof charla.written_message language plpgsql as $$
declare
  account bigint := 0;
  m record; -- what is to be written
  c record; -- its conversation, before
  number bigint;
  left_out bigint[]; -- of the account: what came first is written first
  incoming boolean;
  reply boolean;
  told boolean;
  answer boolean; -- of an agent
  opens boolean;
  bot boolean; -- whether one answers in the inbox
  message bigint;
  names text[];
  head bigint;
begin
  perform set_config('role', 'charla_member', true), set_config('plan_cache_mode', 'force_generic_plan', true);
  if not patient then
    perform set_config('lock_timeout', '200ms', true);
  end if;
  for m in
    select * from jsonb_to_recordset(batch) as (
      "position" integer, account_id bigint, user_id bigint, inbox_ids bigint[], contact_inbox_id bigint, display_id bigint,
      message_type smallint, content text, content_attributes jsonb, private boolean, sender_type smallint,
      sender_id bigint, echo_id text, source_id text, content_type smallint, status smallint,
      additional_attributes jsonb, attachments jsonb, at timestamptz
    ) order by account_id, "position"
  loop
    if account <> m.account_id then
      account := m.account_id;
      left_out := '{}';
      perform set_config('app.account_id', account::text, true);
    end if;
    perform set_config('app.user_id', coalesce(m.user_id::text, ''), true);

    number := m.display_id;
    if number is null then
      select display_id into number from charla.conversations
      where account_id = account and contact_inbox_id = m.contact_inbox_id order by id desc limit 1;
    end if;
    continue when number = any(left_out);
    if patient then
      select id, inbox_id, contact_id, status, first_reply_created_at into c from charla.conversations
      where account_id = account and display_id = number and (m.inbox_ids is null or inbox_id = any(m.inbox_ids))
        and (m.contact_inbox_id is null or contact_inbox_id = m.contact_inbox_id)
      for no key update;
    else
      select id, inbox_id, contact_id, status, first_reply_created_at into c from charla.conversations
      where account_id = account and display_id = number and (m.inbox_ids is null or inbox_id = any(m.inbox_ids))
        and (m.contact_inbox_id is null or contact_inbox_id = m.contact_inbox_id)
      for no key update skip locked;
    end if;
    if not found then
      left_out := left_out || number;
      continue;
    end if;

    incoming := m.message_type = 0;
    reply := m.message_type = 1 and not m.private;
    told := reply or m.message_type = 3;
    answer := reply and m.sender_type = 0 and not coalesce(m.additional_attributes ? 'campaign_id', false);
    opens := incoming and c.status in (1, 3);
    if opens then -- apart, because an expression with a query in it is run as one, every time
      select not blocked into opens from charla.contacts where account_id = account and id = c.contact_id;
      select exists (
        select from charla.agent_bot_inboxes b where b.account_id = account and b.inbox_id = c.inbox_id and b.status = 0
      ) and c.status = 1 into bot;
    end if;
    if incoming and not patient then
      perform from charla.contacts where account_id = account and id = c.contact_id for no key update skip locked;
      if not found then
        left_out := left_out || number;
        continue;
      end if;
    end if;

    insert into charla.messages (account_id, conversation_id, inbox_id, message_type, content, content_attributes, private,
      sender_type, sender_id, echo_id, source_id, content_type, status, additional_attributes, created_at, updated_at)
    values (account, c.id, c.inbox_id, m.message_type, m.content, m.content_attributes, m.private, m.sender_type, m.sender_id,
      m.echo_id, m.source_id, coalesce(m.content_type, 0::smallint), coalesce(m.status, 0::smallint), m.additional_attributes, m.at, m.at)
    on conflict do nothing
    returning id into message;
    return next (m."position", message, c.id, number, c.inbox_id)::charla.written_message;
    continue when message is null;
    if m.attachments is not null then
      perform charla.attach(account, message, m.attachments, m.at);
    end if;

    update charla.conversations set
      status = case when opens and bot then 2 when opens then 0 else status end,
      snoozed_until = case when opens then null else snoozed_until end,
      unread_count = unread_count + incoming::integer,
      contact_unread_count = contact_unread_count + told::integer,
      waiting_since = case when incoming then coalesce(waiting_since, m.at) when reply then null else waiting_since end,
      first_reply_created_at = case when answer then coalesce(first_reply_created_at, m.at)
        else first_reply_created_at end,
      last_message_id = message,
      last_chat_message_id = case when m.message_type = 2 then last_chat_message_id else message end,
      last_activity_at = greatest(last_activity_at, m.at),
      updated_at = greatest(updated_at, m.at)
    where account_id = account and id = c.id;
    if incoming then
      update charla.contacts set last_activity_at = greatest(last_activity_at, m.at)
      where account_id = account and id = c.contact_id;
    end if;

    names := '{message.created}';
    if answer and c.first_reply_created_at is null then
      names := names || 'first.reply.created'::text;
    end if;
    if opens then
      names := names || 'conversation.status_changed'::text;
    end if;
    update charla.event_cursors set seq = seq + cardinality(names) where account_id = account returning seq into head;
    insert into charla.events (account_id, seq, name, inbox_id, conversation_id, contact_id, message_id, user_id)
    select account, head - cardinality(names) + n, name, c.inbox_id, c.id, c.contact_id, message, m.user_id
    from unnest(names) with ordinality as e (name, n);
  end loop;
end $$;
