-- By what contacts can be the same person: words and the whole of the name, mailbox, end of the number, identifier, each custom
-- attribute. Contacts with a key in common are compared, others are not.
create table charla.contact_keys (
  account_id bigint not null,
  key text not null,
  contact_id bigint not null,
  primary key (account_id, key, contact_id),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade
);
create index contact_keys_contact on charla.contact_keys (account_id, contact_id);
call charla.fence('charla.contact_keys', true);

create function charla.keys_of(c charla.contacts) returns setof text language sql stable as $$
  with words as (
    select distinct left(word, 40) as word from (
      select word from regexp_split_to_table(charla.folded(coalesce(c.name, '')), '[^[:alnum:]]+') word
      where length(word) >= 2 limit 10
    ) w
  ), plain as (
    select left(a.key, 60) || '=' || left(lower(btrim(a.value #>> '{}')), 60) as said from (
      select key, value from jsonb_each(c.custom_attributes)
      where jsonb_typeof(value) in ('string', 'number') and length(btrim(value #>> '{}')) >= 4 limit 20
    ) a
  )
  select 'word:' || word from words
  union select 'name:' || string_agg(word, ' ' order by word) from words having count(*) > 1
  union select 'mailbox:' || left(charla.folded(regexp_replace(c.email, '(\+.*)?@.*$', '')), 60) where c.email is not null
  union select 'number:' || right(c.phone_number, 7) where length(c.phone_number) > 7
  union select 'identifier:' || left(charla.folded(c.identifier), 60) where c.identifier is not null
  union select 'custom:' || said from plain
$$;
revoke all on function charla.keys_of(charla.contacts) from public;
grant execute on function charla.keys_of(charla.contacts) to charla_member, charla_system;

create function charla.keep_contact_keys() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from charla.contact_keys where account_id = new.account_id and contact_id = new.id;
  end if;
  insert into charla.contact_keys (account_id, key, contact_id)
  select new.account_id, key, new.id from charla.keys_of(new) key order by key;
  return null;
end $$;
revoke all on function charla.keep_contact_keys() from public;
grant execute on function charla.keep_contact_keys() to charla_member, charla_system;
-- Not of every column: each message moves the contact's last activity.
create trigger keep_contact_keys_of_new after insert on charla.contacts for each row execute function charla.keep_contact_keys();
create trigger keep_contact_keys after update of name, email, phone_number, identifier, custom_attributes on charla.contacts
  for each row when ((old.name, old.email, old.phone_number, old.identifier, old.custom_attributes)
    is distinct from (new.name, new.email, new.phone_number, new.identifier, new.custom_attributes))
  execute function charla.keep_contact_keys();
insert into charla.contact_keys (account_id, key, contact_id) select c.account_id, key, c.id from charla.contacts c, charla.keys_of(c) key;
