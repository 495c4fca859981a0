-- The ground: schemas, roles, the two functions that say who asks, and the one that fences a table.
create schema if not exists extensions;
create schema if not exists charla;

do $$
declare
  name text;
begin
  -- anon, authenticated and service_role exist on Supabase; elsewhere we make them, to be able to refuse them.
  foreach name in array array['charla_member', 'charla_system', 'anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit', name);
    end if;
  end loop;
  execute format('grant charla_member, charla_system to %I', current_user);
end $$;

revoke all on schema charla from public;
grant usage on schema charla to charla_member, charla_system;

-- Inlined by the planner, so the comparison with account_id can use an index.
create function charla.current_account() returns bigint language sql stable
  as $$ select nullif(current_setting('app.account_id', true), '')::bigint $$;
create function charla.current_user_id() returns bigint language sql stable
  as $$ select nullif(current_setting('app.user_id', true), '')::bigint $$;
-- Everybody may execute a new function until it is revoked by name: default privileges of a schema can only add.
revoke all on function charla.current_account(), charla.current_user_id() from public;
grant execute on function charla.current_account(), charla.current_user_id() to charla_member, charla_system;

/* Fences a table: RLS on and forced, everything to the system role, nothing to anybody else.
   A table that belongs to one account also gets one policy per operation for its members. */
create procedure charla.fence(target regclass, by_account boolean) language plpgsql as $$
declare
  mine constant text := 'account_id = charla.current_account()';
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('revoke all on %s from public, anon, authenticated, service_role', target);
  execute format('grant select, insert, update, delete on %s to charla_system', target);
  execute format('create policy system on %s for all to charla_system using (true) with check (true)', target);
  if by_account then
    execute format('grant select, insert, update, delete on %s to charla_member', target);
    execute format('create policy member_select on %s for select to charla_member using (%s)', target, mine);
    execute format('create policy member_insert on %s for insert to charla_member with check (%s)', target, mine);
    execute format('create policy member_update on %s for update to charla_member using (%s) with check (%s)', target, mine, mine);
    execute format('create policy member_delete on %s for delete to charla_member using (%s)', target, mine);
  end if;
end $$;
revoke all on procedure charla.fence(regclass, boolean) from public;
