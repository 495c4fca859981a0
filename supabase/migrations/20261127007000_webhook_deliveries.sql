-- Who is told what happens: a webhook, the callback of an inbox, or a bot, and how it stands with it. The row comes with the
-- first thing that it is to be told, and its lock is what everybody takes who adds to what waits or takes from it.
create table charla.webhook_receivers (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  webhook_id bigint,
  inbox_id bigint,
  agent_bot_id bigint,
  waiting integer not null default 0, -- deliveries that have not arrived
  next_at timestamptz, -- when something is to be done; null while nothing waits
  resume_at timestamptz, -- it asked not to be told anything before (429)
  failing_since timestamptz, -- null since the last delivery that arrived
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('gone', 'failing', 'backlog', 'by_hand')),
  created_at timestamptz not null default now(),
  primary key (account_id, id),
  check (coalesce(webhook_id, inbox_id, agent_bot_id) is not null), -- one of them
  foreign key (account_id, webhook_id) references charla.webhooks (account_id, id) on delete cascade,
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, agent_bot_id) references charla.agent_bots (account_id, id) on delete cascade
);
create unique index webhook_receivers_webhook on charla.webhook_receivers (account_id, webhook_id) where webhook_id is not null;
create unique index webhook_receivers_inbox on charla.webhook_receivers (account_id, inbox_id) where inbox_id is not null;
create unique index webhook_receivers_bot on charla.webhook_receivers (account_id, agent_bot_id) where agent_bot_id is not null;
create index webhook_receivers_next on charla.webhook_receivers (next_at) where next_at is not null;
call charla.fence('charla.webhook_receivers', true);

/* One thing that one receiver is told: the outbox of the lane and the log that administrators read.

   What has the same `line` arrives in the order of its ids: only the first of a line has a `due_at`. While somebody tries to
   deliver it, it is `claimed`, and `due_at` is when whoever does so counts as dead. */
create table charla.webhook_deliveries (
  account_id bigint not null,
  id bigint generated always as identity,
  receiver_id bigint not null,
  uid uuid not null default gen_random_uuid(), -- what the receiver tells repeats by
  event text not null check (length(event) <= 64),
  line text not null check (length(line) <= 64),
  inbox_id bigint, -- what it is about; no foreign keys, it is a log
  conversation_id bigint,
  contact_id bigint,
  message_id bigint,
  payload text not null, -- as it was when it happened
  state smallint not null default 0 check (state in (0, 1, 2)), -- waiting, delivered, failed
  tries integer not null default 0,
  failures integer not null default 0, -- the place in the schedule
  due_at timestamptz,
  claimed boolean not null default false,
  attempts jsonb not null default '[]', -- the newest, each with when, how long, what was answered
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, receiver_id) references charla.webhook_receivers (account_id, id) on delete cascade
);
create index webhook_deliveries_receiver on charla.webhook_deliveries (account_id, receiver_id, id);
create index webhook_deliveries_due on charla.webhook_deliveries (account_id, receiver_id, due_at) where due_at is not null;
create index webhook_deliveries_claimed on charla.webhook_deliveries (account_id, receiver_id, due_at) where claimed;
create index webhook_deliveries_line on charla.webhook_deliveries (account_id, receiver_id, line, id) where state = 0;
create index webhook_deliveries_finished on charla.webhook_deliveries (finished_at) where finished_at is not null;
create index webhook_deliveries_created on charla.webhook_deliveries (created_at) where state = 0;
call charla.fence('charla.webhook_deliveries', true);

-- What receivers were last told of a conversation or contact: by it they are told what has changed.
create table charla.webhook_marks (
  account_id bigint not null references charla.accounts on delete cascade,
  kind smallint not null check (kind in (0, 1)), -- conversation, contact
  subject_id bigint not null,
  attributes jsonb not null,
  primary key (account_id, kind, subject_id)
);
call charla.fence('charla.webhook_marks', true);

-- Whether anybody is to be told of what is not in the log otherwise, so that it need not be written down for nobody.
create function charla.is_heard(account bigint, inbox bigint, event text) returns boolean language sql stable as $$
  select exists (
    select from charla.webhooks w
    where w.account_id = account and (w.inbox_id is null or w.inbox_id = inbox) and w.subscriptions ? event
  ) or (event not like 'inbox%' and (exists (
    select from charla.channel_api c where c.account_id = account and c.inbox_id = inbox and c.webhook_url is not null
  ) or (event = 'webwidget_triggered' and exists (
    select from charla.agent_bot_inboxes k join charla.agent_bots b on (b.account_id, b.id) = (k.account_id, k.agent_bot_id)
    where k.account_id = account and k.inbox_id = inbox and k.status = 0 and b.outgoing_url is not null
  ))))
$$;
revoke all on function charla.is_heard(bigint, bigint, text) from public;
grant execute on function charla.is_heard(bigint, bigint, text) to charla_member, charla_system;

-- What was before is not told.
insert into charla.log_readers (account_id, reader, seq) select account_id, 'webhooks', seq from charla.event_cursors;
