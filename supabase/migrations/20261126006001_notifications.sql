-- What a member is told of: one row for each conversation and kind, the newest occasion. No more than 300 for a member, so
-- counting them reads few entries of an index.
create table charla.notifications (
  account_id bigint not null,
  id bigint generated always as identity,
  user_id bigint not null,
  conversation_id bigint not null,
  notification_type smallint not null check (notification_type between 1 and 8),
  message_id bigint, -- what was written; no foreign key, which would be a trigger on messages
  actor_id bigint, -- the member who caused it
  meta jsonb not null default '{}',
  read_at timestamptz,
  snoozed_until timestamptz,
  last_activity_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade,
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade
);
create unique index notifications_occasion on charla.notifications (account_id, conversation_id, user_id, notification_type);
create index notifications_list on charla.notifications (account_id, user_id, last_activity_at desc, id desc);
create index notifications_snoozed on charla.notifications (snoozed_until) where snoozed_until is not null;
create index notifications_created on charla.notifications (created_at);
call charla.fence('charla.notifications', true);

-- By which ways a member wants to hear of what: bit n - 1 for kind n. No row: as lib/notifications/settings.ts says.
create table charla.notification_settings (
  account_id bigint not null,
  user_id bigint not null,
  email_flags integer not null check (email_flags between 0 and 255),
  push_flags integer not null check (push_flags between 0 and 255),
  primary key (account_id, user_id),
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
call charla.fence('charla.notification_settings', true);

-- Who was mentioned in a conversation, and when last.
create table charla.mentions (
  account_id bigint not null,
  conversation_id bigint not null,
  user_id bigint not null,
  mentioned_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (account_id, conversation_id, user_id),
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index mentions_user on charla.mentions (account_id, user_id, mentioned_at desc);
call charla.fence('charla.mentions', true);

-- Browsers and phones that a person wants to be told on, whatever the account.
create table charla.notification_subscriptions (
  id bigint generated always as identity primary key,
  user_id bigint not null references charla.users on delete cascade,
  subscription_type smallint not null check (subscription_type in (1, 2)), -- browser_push, fcm
  identifier_hash bytea not null unique, -- a device is one person's at a time
  attributes text not null, -- encrypted: who has them can write to the device
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index notification_subscriptions_user on charla.notification_subscriptions (user_id, id);
call charla.fence('charla.notification_subscriptions', false);

-- Nobody is told of what happened before there were notifications.
insert into charla.log_readers (account_id, reader, seq) select account_id, 'notifications', seq from charla.event_cursors;
