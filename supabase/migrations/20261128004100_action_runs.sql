-- What was done to a conversation at one occasion, and what became of it: the same occasion again does nothing anew. Kept for a day.
create table charla.action_runs (
  account_id bigint not null,
  conversation_id bigint not null,
  occasion text not null check (length(occasion) between 1 and 255),
  outcomes jsonb not null default '[]' check (jsonb_typeof(outcomes) = 'array'),
  created_at timestamptz not null default now(),
  primary key (account_id, conversation_id, occasion),
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade
);
create index action_runs_created on charla.action_runs (created_at);
call charla.fence('charla.action_runs', true);
