-- Programs that answer in the inboxes they are connected to.
create table charla.agent_bots (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 255),
  description text check (length(description) <= 2000),
  outgoing_url text check (length(outgoing_url) <= 2048), -- told what happens
  bot_type smallint not null default 0 check (bot_type = 0), -- webhook
  bot_config jsonb not null default '{}',
  secret text not null, -- encrypted; what is delivered is signed with it
  access_token_hash bytea not null unique,
  access_token text not null, -- encrypted
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
call charla.fence('charla.agent_bots', true);

create table charla.agent_bot_inboxes (
  account_id bigint not null,
  inbox_id bigint not null,
  agent_bot_id bigint not null,
  status smallint not null default 0 check (status in (0, 1)), -- active, inactive
  created_at timestamptz not null default now(),
  primary key (account_id, inbox_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, agent_bot_id) references charla.agent_bots (account_id, id) on delete cascade
);
create index agent_bot_inboxes_bot on charla.agent_bot_inboxes (account_id, agent_bot_id);
call charla.fence('charla.agent_bot_inboxes', true);

alter table charla.conversations add column assignee_agent_bot_id bigint,
  add foreign key (account_id, assignee_agent_bot_id) references charla.agent_bots (account_id, id)
    on delete set null (assignee_agent_bot_id);
