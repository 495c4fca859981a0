-- What a service is to be told once an inbox is deleted, with what is needed for it: the inbox's own row is gone by then.
create table charla.channel_farewells (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  channel text not null check (channel ~ '^[a-z0-9_]{1,32}$'),
  secrets text not null, -- encrypted
  attempts integer not null default 0,
  reason text check (length(reason) <= 2000), -- why the last attempt failed
  due_at timestamptz, -- null: it was tried for long enough
  created_at timestamptz not null default now(),
  primary key (account_id, id)
);
create index channel_farewells_due on charla.channel_farewells (due_at) where due_at is not null;
call charla.fence('charla.channel_farewells', true);
