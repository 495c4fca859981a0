-- What a member has begun to write in a conversation and not sent: an answer, and apart from it a note for colleagues.
create table charla.draft_messages (
  account_id bigint not null,
  conversation_id bigint not null,
  user_id bigint not null,
  private boolean not null,
  message text not null check (length(message) between 1 and 150000),
  updated_at timestamptz not null default now(),
  primary key (account_id, conversation_id, user_id, private),
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index draft_messages_user on charla.draft_messages (account_id, user_id);
call charla.fence('charla.draft_messages', true);

-- What the sidebar counts: the open conversations in which something is unread. They are few among all.
create index conversations_unread on charla.conversations (account_id, inbox_id) include (team_id)
  where status = 0 and unread_count > 0;
