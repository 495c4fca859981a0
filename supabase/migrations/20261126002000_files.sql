-- Files as they are stored. One that nothing needs (any more) has a time from which on it is discarded: a day after it came, and
-- at once when the last attachment that needed it is deleted.
create table charla.blobs (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  key text not null unique, -- where it is stored
  thumb_key text, -- and a small copy of a picture
  filename text not null check (length(filename) between 1 and 255),
  content_type text not null check (length(content_type) <= 255), -- by what is in it
  byte_size bigint not null check (byte_size >= 0),
  checksum text not null check (length(checksum) <= 64), -- MD5, base64
  width integer,
  height integer,
  owner text, -- the visitor who brought it and alone may send it; null: the members
  uploaded boolean not null default false,
  discard_after timestamptz,
  created_at timestamptz not null default now(),
  primary key (account_id, id)
);
create index blobs_to_discard on charla.blobs (discard_after) where discard_after is not null;
call charla.fence('charla.blobs', true);

create table charla.attachments (
  account_id bigint not null,
  id bigint generated always as identity,
  message_id bigint not null,
  blob_id bigint, -- null for what is no file: places, contacts, links
  file_type smallint not null, -- image, audio, video, file, location, fallback, share, story_mention, contact, ig_reel, …
  external_url text check (length(external_url) <= 2048),
  fallback_title text check (length(fallback_title) <= 255),
  coordinates_lat double precision,
  coordinates_long double precision,
  meta jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, message_id) references charla.messages (account_id, id) on delete cascade,
  foreign key (account_id, blob_id) references charla.blobs (account_id, id) on delete cascade
);
create index attachments_message on charla.attachments (account_id, message_id);
create index attachments_blob on charla.attachments (account_id, blob_id);
call charla.fence('charla.attachments', true);

-- However an attachment goes (with its message, conversation, contact or inbox), its file goes after it.
create function charla.let_files_go() returns trigger language plpgsql as $$
begin
  update charla.blobs b set discard_after = now() from gone
  where (b.account_id, b.id) = (gone.account_id, gone.blob_id) and not exists (
    select from charla.attachments a where (a.account_id, a.blob_id) = (b.account_id, b.id)
  );
  return null;
end $$;
revoke all on function charla.let_files_go() from public;
create trigger let_files_go after delete on charla.attachments
  referencing old table as gone for each statement execute function charla.let_files_go();

/* Gives the message its attachments. A file among them that is not there, not complete or about to be discarded undoes all. */
create function charla.attach(account bigint, message bigint, given jsonb, at timestamptz) returns void language plpgsql as $$
declare
  wanted integer;
  kept integer;
begin
  select count(distinct blob_id) into wanted from jsonb_to_recordset(given) as (blob_id bigint);
  update charla.blobs set discard_after = null
  where account_id = account and uploaded and (discard_after is null or discard_after > at)
    and id in (select blob_id from jsonb_to_recordset(given) as (blob_id bigint));
  get diagnostics kept = row_count;
  if kept < wanted then
    raise exception 'A file is not there' using errcode = 'foreign_key_violation';
  end if;
  insert into charla.attachments (account_id, message_id, blob_id, file_type, external_url, fallback_title, coordinates_lat,
    coordinates_long, meta, created_at)
  select account, message, blob_id, file_type, external_url, fallback_title, coordinates_lat, coordinates_long,
    coalesce(meta, '{}'), at
  from jsonb_to_recordset(given) as (
    blob_id bigint, file_type smallint, external_url text, fallback_title text, coordinates_lat double precision,
    coordinates_long double precision, meta jsonb
  );
end $$;
revoke all on function charla.attach(bigint, bigint, jsonb, timestamptz) from public;
grant execute on function charla.attach(bigint, bigint, jsonb, timestamptz) to charla_member;

-- Faces. What is stored under the key is a square that we have drawn ourselves.
alter table charla.users add column avatar_key text;
grant select (avatar_key) on charla.users to charla_member;
alter table charla.contacts add column avatar_key text;
alter table charla.inboxes add column avatar_key text;

/* Writes messages, of any accounts, each under the row security of its own: stores the message, moves its conversation
   on, records the events. lib/conversations/write-message.ts says what `batch` holds.

   An incoming message opens what was resolved or snoozed (unless its contact is blocked), counts as unread and starts the
   waiting; the first answer of an agent is noted and ends the waiting (reference 5.5). A message with an `echo_id` that its sender has used before is
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
  opens boolean;
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
    opens := incoming and c.status in (1, 3);
    if opens then -- apart, because an expression with a query in it is run as one, every time
      select not blocked into opens from charla.contacts where account_id = account and id = c.contact_id;
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
      status = case when opens then 0 else status end,
      snoozed_until = case when opens then null else snoozed_until end,
      unread_count = unread_count + incoming::integer,
      contact_unread_count = contact_unread_count + told::integer,
      waiting_since = case when incoming then coalesce(waiting_since, m.at) when reply then null else waiting_since end,
      first_reply_created_at = case when reply and m.sender_type = 0 then coalesce(first_reply_created_at, m.at)
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
    if reply and m.sender_type = 0 and c.first_reply_created_at is null then
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
