-- Programs of whoever runs the installation, that make accounts and people. Each reaches what it made or was permitted.
create table charla.platform_apps (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 255),
  token_hash bytea not null unique, -- the token is shown once
  created_at timestamptz not null default now()
);
call charla.fence('charla.platform_apps', false);

alter table charla.agent_bots add column avatar_key text;

-- What an app reaches: an account, a person, or a bot of an account.
create table charla.platform_app_permissibles (
  platform_app_id bigint not null references charla.platform_apps on delete cascade,
  account_id bigint references charla.accounts on delete cascade,
  agent_bot_id bigint,
  user_id bigint references charla.users on delete cascade,
  created_at timestamptz not null default now(),
  check ((account_id is null) <> (user_id is null)),
  check (agent_bot_id is null or account_id is not null),
  unique nulls not distinct (platform_app_id, account_id, agent_bot_id, user_id),
  foreign key (account_id, agent_bot_id) references charla.agent_bots (account_id, id) on delete cascade
);
create index platform_app_permissibles_bot on charla.platform_app_permissibles (account_id, agent_bot_id);
create index platform_app_permissibles_user on charla.platform_app_permissibles (user_id);
call charla.fence('charla.platform_app_permissibles', false);

-- Bots that an app has made and not given to an account yet. They share their numbers with those of accounts, and keep theirs.
create table charla.platform_agent_bots (
  id bigint primary key default nextval('charla.agent_bots_id_seq'),
  platform_app_id bigint not null references charla.platform_apps on delete cascade,
  name text not null check (length(name) between 1 and 255),
  description text check (length(description) <= 2000),
  outgoing_url text check (length(outgoing_url) <= 2048),
  bot_config jsonb not null default '{}',
  secret text not null, -- encrypted
  access_token_hash bytea not null unique,
  access_token text not null, -- encrypted
  avatar_key text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index platform_agent_bots_app on charla.platform_agent_bots (platform_app_id);
call charla.fence('charla.platform_agent_bots', false);
grant usage on sequence charla.agent_bots_id_seq to charla_system;

-- Links that sign a person in once, for minutes.
create table charla.sso_tokens (
  token_hash bytea primary key,
  user_id bigint not null references charla.users on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index sso_tokens_user on charla.sso_tokens (user_id);
create index sso_tokens_expiry on charla.sso_tokens (expires_at);
call charla.fence('charla.sso_tokens', false);

/* The embedded Auth has no interface for those who look after its people: these two are it. They have their owner's rights because
   nobody else may touch its tables, do nothing where there are none, and change one person by id. A recovery link that was mailed
   before is worth nothing after. */
create function charla.change_identity(person uuid, new_email text, new_password text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if to_regclass('auth.users') is null then
    return;
  end if;
  update auth.users set email = coalesce(lower(new_email), email), encrypted_password = coalesce(new_password, encrypted_password),
    recovery_token = null, email_change = null, email_change_token_new = null, email_change_token_current = null, updated_at = now()
  where id = person;
  if new_email is not null then
    update auth.identities set identity_data = identity_data || jsonb_build_object('email', lower(new_email)), updated_at = now()
    where user_id = person and provider = 'email';
  end if;
end $$;
create function charla.remove_identity(person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if to_regclass('auth.users') is not null then
    delete from auth.users where id = person;
  end if;
end $$;
revoke all on function charla.change_identity(uuid, text, text), charla.remove_identity(uuid) from public;
grant execute on function charla.change_identity(uuid, text, text), charla.remove_identity(uuid) to charla_system;
