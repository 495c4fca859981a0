-- What a member does to a conversation with one press: actions, in their order. Without an owner everybody in the account has it.
create table charla.macros (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 255),
  owner_id bigint,
  actions jsonb not null check (jsonb_typeof(actions) = 'array'),
  created_by_id bigint,
  updated_by_id bigint,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, owner_id) references charla.account_users (account_id, user_id) on delete cascade,
  foreign key (account_id, created_by_id) references charla.account_users (account_id, user_id) on delete set null (created_by_id),
  foreign key (account_id, updated_by_id) references charla.account_users (account_id, user_id) on delete set null (updated_by_id)
);
create index macros_owner on charla.macros (account_id, owner_id);
create index macros_created_by on charla.macros (account_id, created_by_id);
create index macros_updated_by on charla.macros (account_id, updated_by_id);
call charla.fence('charla.macros', true);

-- The files that a macro sends: kept for as long as it has them.
create table charla.macro_files (
  account_id bigint not null,
  macro_id bigint not null,
  blob_id bigint not null,
  primary key (account_id, macro_id, blob_id),
  foreign key (account_id, macro_id) references charla.macros (account_id, id) on delete cascade,
  foreign key (account_id, blob_id) references charla.blobs (account_id, id) on delete cascade
);
create index macro_files_blob on charla.macro_files (account_id, blob_id);
call charla.fence('charla.macro_files', true);

create or replace function charla.let_files_go() returns trigger language plpgsql as $$
begin
  update charla.blobs b set discard_after = now() from gone
  where (b.account_id, b.id) = (gone.account_id, gone.blob_id) and not exists (
    select from charla.attachments a where (a.account_id, a.blob_id) = (b.account_id, b.id)
  ) and not exists (
    select from charla.macro_files f where (f.account_id, f.blob_id) = (b.account_id, b.id)
  );
  return null;
end $$;
create trigger let_files_go after delete on charla.macro_files
  referencing old table as gone for each statement execute function charla.let_files_go();
