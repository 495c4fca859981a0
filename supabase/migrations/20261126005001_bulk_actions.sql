-- What a member does to many conversations or contacts at once, done by a job row by row. `position` is how far it has come: the place
-- in the list of ids, or the last id of the walk through what was picked by conditions. It moves in the transaction that does the rows.
create table charla.bulk_actions (
  account_id bigint not null,
  id bigint generated always as identity,
  user_id bigint not null, -- who asked: it is done with their permissions
  kind smallint not null check (kind in (0, 1)), -- conversation, contact
  selection jsonb not null, -- {ids}, {payload} or {query}
  changes jsonb not null,
  status smallint not null default 0 check (status between 0 and 4), -- queued, running, completed, cancelled, failed
  "position" bigint not null default 0,
  upto bigint not null, -- what comes after it is newer than the wish
  total bigint not null,
  succeeded bigint not null default 0,
  failed bigint not null default 0,
  errors jsonb not null default '[]', -- the first hundred: {id, message}
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index bulk_actions_user on charla.bulk_actions (account_id, user_id, id desc);
call charla.fence('charla.bulk_actions', true);
