create table charla.teams (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 255), -- lower-case
  description text check (length(description) <= 2000),
  allow_auto_assign boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index teams_name on charla.teams (account_id, name);
call charla.fence('charla.teams', true);

create table charla.team_members (
  account_id bigint not null,
  team_id bigint not null,
  user_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (account_id, team_id, user_id),
  foreign key (account_id, team_id) references charla.teams (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index team_members_user on charla.team_members (account_id, user_id);
call charla.fence('charla.team_members', true);

-- Without an index: whatever is in one costs every message, and lists of a team's conversations start from conversations_list.
alter table charla.conversations add column team_id bigint,
  add foreign key (account_id, team_id) references charla.teams (account_id, id) on delete set null (team_id);

create table charla.custom_attribute_definitions (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  attribute_model smallint not null check (attribute_model in (0, 1)), -- conversation, contact
  attribute_display_type smallint not null check (attribute_display_type between 0 and 7),
  attribute_key text not null check (length(attribute_key) between 1 and 255),
  attribute_display_name text not null check (length(attribute_display_name) between 1 and 255),
  attribute_description text check (length(attribute_description) <= 2000),
  attribute_values jsonb not null default '[]', -- what a list offers
  regex_pattern text check (length(regex_pattern) <= 1000),
  regex_cue text check (length(regex_cue) <= 255),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index definitions_attribute_key_key on charla.custom_attribute_definitions
  (account_id, attribute_model, attribute_key);
call charla.fence('charla.custom_attribute_definitions', true);

-- Each is its maker's alone. What `query` says is for whoever applies it.
create table charla.custom_filters (
  account_id bigint not null,
  id bigint generated always as identity,
  user_id bigint not null,
  filter_type smallint not null check (filter_type in (0, 1, 2)), -- conversation, contact, report
  name text not null check (length(name) between 1 and 255),
  query jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index custom_filters_user on charla.custom_filters (account_id, user_id, filter_type, id);
call charla.fence('charla.custom_filters', true);

create table charla.webhooks (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  inbox_id bigint, -- told of this inbox alone
  name text check (length(name) between 1 and 255),
  url text not null check (length(url) between 1 and 2048),
  subscriptions jsonb not null,
  secret text not null, -- encrypted; what is delivered is signed with it
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create unique index webhooks_url on charla.webhooks (account_id, md5(url)); -- an address may be longer than an entry
call charla.fence('charla.webhooks', true);
