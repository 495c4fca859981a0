-- The log of what happened, numbered without gaps per account. It is the outbox, the change feed and the audit of jobs.
create table charla.event_cursors (
  account_id bigint primary key references charla.accounts on delete cascade,
  seq bigint not null default 0,
  dispatched_seq bigint not null default 0,
  pruned_seq bigint not null default 0 -- events up to here are gone
) with (fillfactor = 50); -- one hot row per account: no index on what changes, so that updates stay in the page
call charla.fence('charla.event_cursors', true);

create table charla.events (
  account_id bigint not null, -- no foreign key, which would lock the account's row too: the locked row of event_cursors vouches for it
  seq bigint not null,
  name text not null,
  inbox_id bigint,
  conversation_id bigint,
  contact_id bigint,
  message_id bigint,
  user_id bigint, -- the member who caused it
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (account_id, seq)
);
create index events_created on charla.events (created_at);
call charla.fence('charla.events', true);
