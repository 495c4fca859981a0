-- What messages and contacts are found by, apart from them: a message is written without paying for its index, and the
-- tenant role, which row security keeps from using a GIN index, asks functions for ids (docs/decisions/0014).
create extension if not exists btree_gin with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
grant usage on schema extensions to charla_member, charla_system;
set local search_path = pg_catalog, extensions, public; -- where somebody may have put them before us

-- The words of a message, as lib/search/words.ts folds them. Filled by a follower of the log.
create table charla.message_search (
  account_id bigint not null,
  message_id bigint not null,
  conversation_id bigint not null,
  inbox_id bigint not null,
  month smallint not null, -- of its creation, counted from the year 2000: a search goes back month by month
  words tsvector not null,
  primary key (account_id, message_id),
  foreign key (account_id, message_id) references charla.messages (account_id, id) on delete cascade
);
-- Of an expression, here and below: so that no plan takes the primary key instead, which costs what the account is large.
create index message_search_words on charla.message_search using gin ((account_id + 0), month, words) with (gin_pending_list_limit = 512);
create index message_search_months on charla.message_search (account_id, month);
call charla.fence('charla.message_search', true);

-- Every word that is or was said in an account, for beginnings of words and for words that are not spelt so.
create table charla.search_words (
  account_id bigint not null references charla.accounts on delete cascade,
  word text collate "C" not null,
  primary key (account_id, word)
);
create index search_words_similar on charla.search_words using gin ((account_id + 0), word gin_trgm_ops);
call charla.fence('charla.search_words', true);

-- What was said before there was an index: how far back it has been read. 0, or no row: all of it.
create table charla.search_backlogs (
  account_id bigint primary key references charla.accounts on delete cascade,
  before_id bigint not null
);
call charla.fence('charla.search_backlogs', true);
insert into charla.search_backlogs (account_id, before_id)
select a.id, m.id + 1 from charla.accounts a cross join lateral (
  select id from charla.messages where account_id = a.id order by id desc limit 1
) m;
insert into charla.log_readers (account_id, reader, seq) select account_id, 'search', seq from charla.event_cursors;

create function charla.search_month(moment timestamptz) returns smallint language sql immutable
  as $$ select ((extract(year from moment at time zone 'UTC') - 2000) * 12 + extract(month from moment at time zone 'UTC'))::smallint $$;
revoke all on function charla.search_month(timestamptz) from public;
grant execute on function charla.search_month(timestamptz) to charla_member, charla_system;

/* The newest messages of the account in which every one of `terms` is said, or begins a word; with `typos`, also what is
   spelt like it. Ids alone, which the caller joins back under row security. `inboxes` null: of all.

   A word that everybody says is found among the newest messages, without the index. Others with it, month by month, so
   that no word reads the whole history for one page. */
create function charla.search_messages(
  terms text[], typos boolean, inboxes bigint[], since timestamptz, until timestamptz, sender smallint, sent_by bigint, most integer
) returns setof bigint language plpgsql stable security definer
  set search_path = pg_catalog, extensions, public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  account constant bigint := charla.current_account();
  any_message constant boolean := since is null and until is null and sent_by is null;
  wanted text;
  sought tsquery;
  newest bigint[];
  at_month smallint := charla.search_month(coalesce(until, 'now'::timestamptz + interval '1 day')) + 1;
  found_here integer;
begin
  select case when bool_and(meant.words is not null) then string_agg('(' || meant.words || ')', ' & ') end into wanted
  from unnest(terms) term cross join lateral (
    select string_agg(distinct quote_literal(word), ' | ') as words from (
      (
        select w.word from charla.search_words w
        where w.account_id = account and w.word >= term collate "C" and w.word < (term || chr(1114109)) collate "C"
        order by w.word limit 50
      )
      union all (
        select w.word from charla.search_words w
        where typos and length(term) > 3 and w.account_id + 0 = account and w.word % term
        order by similarity(w.word, term) desc, w.word limit 5
      )
    ) word
  ) meant;
  if wanted is null then
    return; -- a word that nobody has ever said
  end if;
  sought := wanted::tsquery;
  if any_message then
    newest := array(
      select s.message_id from (
        select message_id, inbox_id, words from charla.message_search
        where account_id = account order by message_id desc limit 500 + most * 20
      ) s where s.words @@ sought and (inboxes is null or s.inbox_id = any(inboxes)) limit most
    );
    if cardinality(newest) = most then
      return query select unnest(newest);
      return;
    end if;
  end if;
  while most > 0 loop
    select month into at_month from charla.message_search
    where account_id = account and month < at_month and (since is null or month >= charla.search_month(since))
    order by month desc limit 1;
    exit when at_month is null;
    return query
      select s.message_id from charla.message_search s
      where s.account_id + 0 = account and s.month = at_month and s.words @@ sought
        and (inboxes is null or s.inbox_id = any(inboxes))
        and (any_message or exists (
          select from charla.messages m where (m.account_id, m.id) = (s.account_id, s.message_id)
            and m.created_at >= coalesce(since, '-infinity') and m.created_at <= coalesce(until, 'infinity')
            and (sent_by is null or (m.sender_type, m.sender_id) = (sender, sent_by))
        ))
      order by s.message_id desc limit most;
    get diagnostics found_here = row_count;
    most := most - found_here;
  end loop;
end $$;
revoke all on function charla.search_messages(text[], boolean, bigint[], timestamptz, timestamptz, smallint, bigint, integer) from public;
grant execute on function charla.search_messages(text[], boolean, bigint[], timestamptz, timestamptz, smallint, bigint, integer) to charla_member;

-- What contacts are looked for by.
create function charla.folded(given text) returns text language sql immutable parallel safe
  set search_path = pg_catalog, extensions, public as $$ select lower(unaccent('unaccent', given)) $$;
revoke all on function charla.folded(text) from public;
grant execute on function charla.folded(text) to charla_member, charla_system;

create table charla.contact_search (
  account_id bigint not null,
  contact_id bigint not null,
  said text not null,
  primary key (account_id, contact_id),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade
);
create index contact_search_said on charla.contact_search using gin ((account_id + 0), said gin_trgm_ops);
call charla.fence('charla.contact_search', true);

create function charla.said_of(c charla.contacts) returns text language sql stable as $$
  select charla.folded(concat_ws(E'\n', c.name, c.email, c.phone_number, c.identifier, c.additional_attributes->>'company_name'))
$$;
revoke all on function charla.said_of(charla.contacts) from public;
grant execute on function charla.said_of(charla.contacts) to charla_member, charla_system;

create function charla.keep_contact_search() returns trigger language plpgsql as $$
begin
  insert into charla.contact_search (account_id, contact_id, said) values (new.account_id, new.id, charla.said_of(new))
  on conflict (account_id, contact_id) do update set said = excluded.said where charla.contact_search.said <> excluded.said;
  return null;
end $$;
revoke all on function charla.keep_contact_search() from public;
grant execute on function charla.keep_contact_search() to charla_member, charla_system;
-- Not of every column: each message moves the contact's last activity.
create trigger keep_contact_search after insert or update of name, email, phone_number, identifier, additional_attributes
  on charla.contacts for each row execute function charla.keep_contact_search();
insert into charla.contact_search (account_id, contact_id, said) select account_id, id, charla.said_of(c) from charla.contacts c;

/* Of the account's contacts some, at most so many, in whom the needle is. Ids alone, which the caller joins back under row
   security. */
create function charla.contacts_like(needle text, most integer) returns setof bigint language plpgsql stable security definer
  set search_path = pg_catalog, extensions, public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  account constant bigint := charla.current_account();
  pattern constant text := '%' || regexp_replace(charla.folded(needle), '([\\%_])', '\\\1', 'g') || '%';
begin
  return query select contact_id from charla.contact_search where account_id + 0 = account and said like pattern limit most;
end $$;
revoke all on function charla.contacts_like(text, integer) from public;
grant execute on function charla.contacts_like(text, integer) to charla_member;
