-- Counters that other rows must not reference, so that taking one blocks nothing else. Always locked first.
create table charla.display_ids (
  account_id bigint primary key references charla.accounts on delete cascade,
  conversations bigint not null default 0
) with (fillfactor = 50);
call charla.fence('charla.display_ids', true);

-- Of this table and the next nothing is checked here that does not keep tenants apart: each `check` is parsed anew for
-- every statement that writes, which was a fifth of what a message cost. The nouns of lib/conversations check.
create table charla.conversations (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  display_id bigint not null,
  uuid uuid not null default gen_random_uuid(),
  inbox_id bigint not null,
  contact_id bigint not null,
  contact_inbox_id bigint not null,
  assignee_id bigint,
  status smallint not null default 0, -- open, resolved, pending, snoozed
  priority smallint, -- low, medium, high, urgent
  snoozed_until timestamptz,
  waiting_since timestamptz,
  first_reply_created_at timestamptz,
  last_activity_at timestamptz not null default now(),
  agent_last_seen_at timestamptz,
  assignee_last_seen_at timestamptz,
  contact_last_seen_at timestamptz,
  unread_count integer not null default 0, -- incoming messages since agent_last_seen_at
  contact_unread_count integer not null default 0, -- messages to the contact since contact_last_seen_at
  last_message_id bigint,
  last_chat_message_id bigint, -- the last that is not an activity line
  additional_attributes jsonb not null default '{}',
  custom_attributes jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  unique (account_id, display_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, contact_inbox_id) references charla.contact_inboxes (account_id, id) on delete cascade,
  foreign key (account_id, assignee_id) references charla.account_users (account_id, user_id)
    on delete set null (assignee_id)
);
-- Every message moves last_activity_at, and with it an entry in each index of the table: none without a list that needs it.
create index conversations_list on charla.conversations (account_id, status, last_activity_at desc, id desc)
  include (inbox_id, assignee_id); -- for the counts beside it
create index conversations_contact on charla.conversations (account_id, contact_id, id desc);
create index conversations_contact_inbox on charla.conversations (account_id, contact_inbox_id, id desc);
create index conversations_snoozed on charla.conversations (snoozed_until) where status = 3 and snoozed_until is not null;
call charla.fence('charla.conversations', true);

create table charla.messages (
  account_id bigint not null,
  id bigint generated always as identity,
  conversation_id bigint not null,
  inbox_id bigint not null,
  message_type smallint not null, -- incoming, outgoing, activity, template
  content_type smallint not null default 0,
  content text,
  content_attributes jsonb not null default '{}',
  private boolean not null default false,
  status smallint not null default 0, -- sent, delivered, read, failed
  sender_type smallint, -- user, contact
  sender_id bigint,
  source_id text,
  echo_id text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (account_id, id),
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade
);
create index messages_conversation on charla.messages (account_id, conversation_id, id);
-- A message that is sent twice is stored once: by the sender's own mark, and by the channel's.
create unique index messages_echo on charla.messages (account_id, sender_type, sender_id, echo_id) where echo_id is not null;
create unique index messages_source on charla.messages (account_id, inbox_id, source_id) where source_id is not null;
call charla.fence('charla.messages', true);
