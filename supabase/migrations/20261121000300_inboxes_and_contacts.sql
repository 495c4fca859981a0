create table charla.inboxes (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 255),
  channel_type text not null,
  traits jsonb not null default '{}', -- what shared code must know of the channel, as data
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
call charla.fence('charla.inboxes', true);

create table charla.channel_web_widgets (
  account_id bigint not null,
  id bigint generated always as identity,
  inbox_id bigint not null,
  website_url text not null check (length(website_url) <= 2048),
  website_token text not null unique,
  widget_color text not null default '#1f93ff' check (widget_color ~ '^#[0-9a-f]{6}$'),
  welcome_title text not null default '' check (length(welcome_title) <= 255),
  welcome_tagline text not null default '' check (length(welcome_tagline) <= 1000),
  reply_time smallint not null default 0 check (reply_time in (0, 1, 2)), -- minutes, hours, a day
  allowed_domains text not null default '' check (length(allowed_domains) <= 4000),
  primary key (account_id, id),
  unique (account_id, inbox_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
call charla.fence('charla.channel_web_widgets', true);

create table charla.inbox_members (
  account_id bigint not null,
  inbox_id bigint not null,
  user_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (account_id, inbox_id, user_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index inbox_members_user on charla.inbox_members (account_id, user_id);
call charla.fence('charla.inbox_members', true);

create table charla.contacts (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  name text check (length(name) <= 255),
  email text check (length(email) <= 255),
  email_key text generated always as (lower(email)) stored,
  phone_number text check (phone_number ~ '^\+[1-9]\d{1,14}$'),
  identifier text check (length(identifier) <= 255),
  blocked boolean not null default false,
  additional_attributes jsonb not null default '{}',
  custom_attributes jsonb not null default '{}',
  last_activity_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index contacts_email on charla.contacts (account_id, email_key);
create unique index contacts_phone on charla.contacts (account_id, phone_number);
create unique index contacts_identifier on charla.contacts (account_id, identifier);
create index contacts_activity on charla.contacts (account_id, last_activity_at desc nulls last, id desc);
call charla.fence('charla.contacts', true);

-- A contact as one inbox knows it. source_id is whatever the channel calls the person.
create table charla.contact_inboxes (
  account_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  inbox_id bigint not null,
  source_id text not null check (length(source_id) between 1 and 255),
  hmac_verified boolean not null default false,
  pubsub_token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  primary key (account_id, id),
  unique (account_id, inbox_id, source_id),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create index contact_inboxes_contact on charla.contact_inboxes (account_id, contact_id);
call charla.fence('charla.contact_inboxes', true);
