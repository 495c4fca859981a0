-- Pages of others that are shown beside a conversation. `content` is a list of {type: 'frame', url}.
create table charla.dashboard_apps (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  title text not null check (length(title) between 1 and 255),
  content jsonb not null check (jsonb_typeof(content) = 'array'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
call charla.fence('charla.dashboard_apps', true);

-- Services that an account, or an inbox of it, is connected with. Which there are, and what their settings are, the code says.
create table charla.integrations_hooks (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  app_id text not null check (length(app_id) <= 64),
  inbox_id bigint, -- null for the whole account
  single boolean not null, -- the app is connected once in an account
  enabled boolean not null default true,
  settings text not null, -- encrypted
  reference_id text check (length(reference_id) <= 255),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create unique index integrations_hooks_single on charla.integrations_hooks (account_id, app_id) where single;
create index integrations_hooks_inbox on charla.integrations_hooks (account_id, inbox_id) where inbox_id is not null;
call charla.fence('charla.integrations_hooks', true);
