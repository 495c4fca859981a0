-- What accounts lacked: a name for addresses, a time zone, what is switched on or off, and the end.
alter table charla.accounts
  add column slug text,
  add column timezone text not null default 'UTC' check (length(timezone) <= 64),
  add column features jsonb not null default '{}', -- what differs from the usual
  add column deleted_at timestamptz; -- from then on it is nobody's, and a job erases it
update charla.accounts set slug =
  coalesce(nullif(trim(both '-' from left(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), 40)), '') || '-', '') || id;
alter table charla.accounts
  alter column slug set default gen_random_uuid()::text, -- for processes of the version before
  alter column slug set not null,
  add constraint accounts_slug_key unique (slug),
  add constraint accounts_slug_check check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$');
create index accounts_deleted on charla.accounts (deleted_at) where deleted_at is not null;

create index accounts_marked on charla.accounts ((custom_attributes->>'marked_for_deletion_at'))
  where custom_attributes ? 'marked_for_deletion_at';

alter table charla.users add column custom_attributes jsonb not null default '{}';

/* The keys of what clients keep of an account (reference 1.4, 6.7): each is the number of the event that says so, and changes in the
   transaction that changes what it stands for. They are in the row of the counter because whoever changes them has it anyway. */
alter table charla.event_cursors
  add column label_key bigint not null default 0,
  add column inbox_key bigint not null default 0,
  add column team_key bigint not null default 0;

/* Runs when the transaction commits, once for each account and kind: then nothing else is locked after the counter. An account that is
   going has no counter any more, and nobody to tell. */
create function charla.invalidate_cache() returns trigger language plpgsql as $$
declare
  kind constant text := tg_argv[0];
  account constant bigint := case tg_op when 'DELETE' then old.account_id else new.account_id end;
  c charla.event_cursors;
begin
  if current_setting('app.invalidated_' || kind, true) = account::text then
    return null;
  end if;
  perform set_config('app.invalidated_' || kind, account::text, true);
  update charla.event_cursors set seq = seq + 1,
    label_key = case kind when 'label' then seq + 1 else label_key end,
    inbox_key = case kind when 'inbox' then seq + 1 else inbox_key end,
    team_key = case kind when 'team' then seq + 1 else team_key end
  where account_id = account returning * into c;
  if found then
    insert into charla.events (account_id, seq, name, data) values (account, c.seq, 'account.cache_invalidated',
      jsonb_build_object('cache_keys', jsonb_build_object('label', lpad(c.label_key::text, 10, '0'),
        'inbox', lpad(c.inbox_key::text, 10, '0'), 'team', lpad(c.team_key::text, 10, '0'))));
  end if;
  return null;
end $$;
revoke all on function charla.invalidate_cache() from public;

create constraint trigger invalidate_cache after insert or update or delete on charla.labels
  deferrable initially deferred for each row execute function charla.invalidate_cache('label');
create constraint trigger invalidate_cache after insert or update or delete on charla.inboxes
  deferrable initially deferred for each row execute function charla.invalidate_cache('inbox');
create constraint trigger invalidate_cache after insert or update or delete on charla.teams
  deferrable initially deferred for each row execute function charla.invalidate_cache('team');
create constraint trigger invalidate_cache after insert or update or delete on charla.team_members
  deferrable initially deferred for each row execute function charla.invalidate_cache('team');
