/* Who is known to the embedded Auth by this address and to nobody else: left by an attempt to make a person that broke off. With its
   owner's rights for the reason that change_identity has them. */
create function charla.orphaned_identity(address text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  orphan uuid;
begin
  if to_regclass('auth.users') is null then
    return null;
  end if;
  select a.id into orphan from auth.users a
  where a.email = lower(address) and not exists (select from charla.users u where u.auth_id = a.id);
  return orphan;
end $$;
revoke all on function charla.orphaned_identity(text) from public;
grant execute on function charla.orphaned_identity(text) to charla_system;
