-- What channels bring, as it came, kept before anything is made of it; and what became of what leaves by a channel.
create table charla.arrivals (
  account_id bigint not null,
  id bigint generated always as identity,
  inbox_id bigint not null,
  channel text not null check (length(channel) between 1 and 64), -- which reads it: not always the inbox's own
  entrance text not null check (length(entrance) between 1 and 64), -- the way it came, which says how it is to be read
  key text not null check (length(key) between 1 and 255), -- the same thing again has the same key, however it comes
  about jsonb not null default '{}', -- what was said beside the body: kind of content, envelope
  payload bytea, -- null where it is a file, because it is large
  blob_id bigint,
  byte_size bigint not null,
  state smallint not null default 0 check (state between 0 and 2), -- waiting, done, failed
  reason text check (length(reason) <= 2000), -- why it failed, or what is wrong with it
  attempts integer not null default 0,
  message_id bigint, -- what was made of it; the newest where it was several
  received_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (account_id, id),
  unique (account_id, inbox_id, key),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, blob_id) references charla.blobs (account_id, id) on delete cascade,
  foreign key (account_id, message_id) references charla.messages (account_id, id) on delete set null (message_id),
  check (payload is not null or blob_id is not null)
);
alter table charla.arrivals alter column payload set storage external; -- mails are compressed badly, and read whole
create index arrivals_inbox on charla.arrivals (account_id, inbox_id, id desc);
create index arrivals_failed on charla.arrivals (account_id, inbox_id, id desc) where state = 2;
create index arrivals_message on charla.arrivals (account_id, message_id) where message_id is not null;
create index arrivals_waiting on charla.arrivals (received_at) where state = 0;
create index arrivals_blob on charla.arrivals (account_id, blob_id) where blob_id is not null;
call charla.fence('charla.arrivals', true);

-- The file of an arrival is its own, and goes with it.
create trigger let_files_go after delete on charla.arrivals
  referencing old table as gone for each statement execute function charla.let_files_go();

create table charla.deliveries (
  account_id bigint not null,
  id bigint generated always as identity,
  message_id bigint not null,
  inbox_id bigint not null,
  channel text not null check (length(channel) between 1 and 64), -- whose: the inbox's own, or the one that stands in for it
  state smallint not null default 0 check (state between 0 and 5), -- queued, sending, sent, failed, unknown, unneeded
  reason text check (length(reason) <= 2000),
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  unique (account_id, message_id, channel),
  foreign key (account_id, message_id) references charla.messages (account_id, id) on delete cascade,
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create index deliveries_due on charla.deliveries (due_at) where state in (0, 1);
create index deliveries_inbox on charla.deliveries (account_id, inbox_id);
call charla.fence('charla.deliveries', true);

-- E10: null reopens whatever its age.
alter table charla.inboxes add column reopen_days integer check (reopen_days between 0 and 3650); -- a later answer begins anew
