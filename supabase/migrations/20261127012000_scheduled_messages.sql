-- Answers that go out at a time to come (U1). One that did not go out stays, with the reason, until somebody takes it away.
create table charla.scheduled_messages (
  account_id bigint not null references charla.accounts (id) on delete cascade,
  id bigint generated always as identity,
  conversation_id bigint not null,
  user_id bigint not null,
  content text not null check (length(content) between 1 and 150000),
  in_reply_to bigint,
  send_at timestamptz not null,
  -- Not when the customer has written after this message, the newest one when it was planned.
  unless_answered boolean not null default true,
  after_message_id bigint not null,
  -- waiting, sent, cancelled because the customer wrote, failed
  status smallint not null default 0 check (status between 0 and 3),
  reason text,
  message_id bigint,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index scheduled_messages_conversation on charla.scheduled_messages (account_id, conversation_id, send_at)
  where status <> 1;
create index scheduled_messages_user on charla.scheduled_messages (account_id, user_id);
create index scheduled_messages_due on charla.scheduled_messages (send_at) where status = 0;
call charla.fence('charla.scheduled_messages', true);
