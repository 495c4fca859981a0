-- How far each follower of the log (lib/base/followers.ts) has come. Moved in the transaction that does its work. No row: nothing
-- read yet. A follower that must not see what was before it gets its rows from its own migration.
create table charla.log_readers (
  account_id bigint not null references charla.accounts on delete cascade,
  reader text not null,
  seq bigint not null default 0,
  failures integer not null default 0, -- in a row, at the event after seq
  primary key (account_id, reader)
) with (fillfactor = 50);
call charla.fence('charla.log_readers', true);
