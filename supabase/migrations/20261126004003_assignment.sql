-- How conversations are handed out to who is there.
create table charla.assignment_policies (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 255),
  description text check (length(description) <= 2000),
  assignment_order smallint not null default 0 check (assignment_order in (0, 1)), -- round_robin, balanced
  conversation_priority smallint not null default 0 check (conversation_priority in (0, 1)), -- earliest_created, longest_waiting
  fair_distribution_limit integer not null default 100 check (fair_distribution_limit between 1 and 10000),
  fair_distribution_window integer not null default 3600 check (fair_distribution_window between 1 and 2592000), -- seconds
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index assignment_policies_name on charla.assignment_policies (account_id, name);
call charla.fence('charla.assignment_policies', true);

-- An inbox goes by one policy at most.
create table charla.inbox_assignment_policies (
  account_id bigint not null,
  inbox_id bigint not null,
  assignment_policy_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (account_id, inbox_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, assignment_policy_id) references charla.assignment_policies (account_id, id) on delete cascade
);
create index inbox_assignment_policies_policy on charla.inbox_assignment_policies (account_id, assignment_policy_id);
call charla.fence('charla.inbox_assignment_policies', true);

-- What was handed out, to whom: whose turn it is, and who has had enough for now.
create table charla.auto_assignments (
  account_id bigint not null,
  id bigint generated always as identity,
  inbox_id bigint not null,
  user_id bigint not null,
  conversation_id bigint not null, -- which may be gone
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index auto_assignments_turn on charla.auto_assignments (account_id, inbox_id, user_id, id);
create index auto_assignments_age on charla.auto_assignments (created_at);
call charla.fence('charla.auto_assignments', true);

-- Inboxes that there are go on as they were. What happened before is not looked at.
set local role charla_system;
update charla.inboxes set enable_auto_assignment = false;
insert into charla.log_readers (account_id, reader, seq)
select account_id, 'inbox.hands_out', seq from charla.event_cursors on conflict do nothing;
reset role;
