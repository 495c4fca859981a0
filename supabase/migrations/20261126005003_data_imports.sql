-- Files of contacts that administrators bring. `file` is the text as UTF-8, gone when the import is done. `position` is how many rows
-- have had their turn; it moves in the transaction that does them.
create table charla.data_imports (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  user_id bigint,
  status smallint not null default 0 check (status between 0 and 4), -- pending, processing, completed, failed, cancelled
  file_name text not null check (length(file_name) <= 255),
  file bytea,
  encoding text not null,
  delimiter text not null check (length(delimiter) = 1),
  headers jsonb not null,
  mapping jsonb not null, -- one target for each header, or null
  dry_run boolean not null default false,
  total bigint not null,
  "position" bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  failed bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete set null (user_id)
);
create index data_imports_age on charla.data_imports (updated_at) where file is not null;
call charla.fence('charla.data_imports', true);

create table charla.data_import_failures (
  account_id bigint not null,
  import_id bigint not null,
  "position" bigint not null,
  cells jsonb not null,
  reason text not null,
  primary key (account_id, import_id, "position"),
  foreign key (account_id, import_id) references charla.data_imports (account_id, id) on delete cascade
);
call charla.fence('charla.data_import_failures', true);
