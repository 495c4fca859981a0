-- Tables of contacts that administrators ask for. A job writes them in parts: `parts` are the keys of the stored ones in order, and
-- `position` is the id of the last contact in them.
create table charla.contact_exports (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  user_id bigint, -- whose it is; nobody's once they have left, until its files are removed
  status smallint not null default 0 check (status between 0 and 4), -- pending, processing, completed, failed, expired
  column_names jsonb not null,
  selection jsonb not null,
  folder uuid not null default gen_random_uuid(),
  parts jsonb not null default '[]',
  total bigint not null,
  upto bigint not null,
  "position" bigint not null default 0,
  done bigint not null default 0,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete set null (user_id)
);
create index contact_exports_age on charla.contact_exports (updated_at) where status < 4;
call charla.fence('charla.contact_exports', true);
