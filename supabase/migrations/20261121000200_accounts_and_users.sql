create table charla.accounts (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 255),
  locale text not null default 'en',
  domain text check (length(domain) <= 100),
  support_email text check (length(support_email) <= 100),
  status smallint not null default 0 check (status in (0, 1)), -- active, suspended
  limits jsonb not null default '{}',
  settings jsonb not null default '{}',
  custom_attributes jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
call charla.fence('charla.accounts', false);
grant select, update on charla.accounts to charla_member;
create policy member_select on charla.accounts for select to charla_member using (id = charla.current_account());
create policy member_update on charla.accounts for update to charla_member
  using (id = charla.current_account()) with check (id = charla.current_account());

-- Global: a person may belong to several accounts. auth_id is the person at Supabase Auth.
create table charla.users (
  id bigint generated always as identity primary key,
  auth_id uuid not null unique,
  email text not null check (length(email) <= 255),
  email_key text not null generated always as (lower(email)) stored unique,
  name text not null check (length(name) between 1 and 255),
  display_name text check (length(display_name) <= 255),
  ui_settings jsonb not null default '{}',
  pubsub_token_hash bytea not null unique,
  pubsub_token text not null, -- encrypted
  access_token_hash bytea not null unique,
  access_token text not null, -- encrypted
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
call charla.fence('charla.users', false);

create table charla.account_users (
  account_id bigint not null references charla.accounts on delete cascade,
  user_id bigint not null references charla.users on delete cascade,
  role smallint not null default 0 check (role in (0, 1)), -- agent, administrator
  availability smallint not null default 0 check (availability in (0, 1, 2)), -- online, offline, busy
  auto_offline boolean not null default true,
  inviter_id bigint references charla.users on delete set null,
  active_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (account_id, user_id)
);
create index account_users_user on charla.account_users (user_id);
call charla.fence('charla.account_users', true);

-- Who has left: what they wrote keeps their name.
create table charla.former_members (
  account_id bigint not null references charla.accounts on delete cascade,
  user_id bigint not null references charla.users on delete cascade,
  left_at timestamptz not null default now(),
  primary key (account_id, user_id)
);
call charla.fence('charla.former_members', true);

-- Members see the people of their account, without the tokens.
grant select (id, email, email_key, name, display_name, created_at) on charla.users to charla_member;
create policy member_select on charla.users for select to charla_member using (
  exists (select from charla.account_users m where m.account_id = charla.current_account() and m.user_id = users.id)
  or exists (select from charla.former_members f where f.account_id = charla.current_account() and f.user_id = users.id)
);

create table charla.sessions (
  id bigint generated always as identity primary key,
  user_id bigint not null references charla.users on delete cascade,
  client_id text not null unique,
  token_hash bytea not null,
  ip text,
  user_agent text,
  last_activity_at timestamptz not null default now(),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index sessions_user on charla.sessions (user_id, last_activity_at);
create index sessions_expiry on charla.sessions (expires_at);
call charla.fence('charla.sessions', false);

create table charla.invitations (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  email text not null check (length(email) <= 255),
  email_key text not null generated always as (lower(email)) stored,
  name text not null check (length(name) between 1 and 255),
  role smallint not null default 0 check (role in (0, 1)),
  inviter_id bigint references charla.users on delete set null,
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index invitations_open on charla.invitations (account_id, email_key) where accepted_at is null;
call charla.fence('charla.invitations', true);

-- What was or will be mailed. Bodies hold one-time links: encrypted, and emptied once a server has taken the mail.
create table charla.mails (
  id bigint generated always as identity primary key,
  key text not null unique, -- the same occasion never makes a second mail
  account_id bigint references charla.accounts on delete cascade,
  user_id bigint references charla.users on delete cascade, -- the recipient, where it is one of ours
  recipient text not null,
  subject text not null,
  body text, -- encrypted
  status smallint not null default 0 check (status in (0, 1, 2, 3)), -- queued, captured, sent, failed
  error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mails_account on charla.mails (account_id, id desc);
call charla.fence('charla.mails', false);
