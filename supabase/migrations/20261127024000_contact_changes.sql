-- What has become of a contact: made, changed, merged. It goes with the contact, and stays when who did it leaves.
create table charla.contact_changes (
  account_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  kind smallint not null check (kind between 0 and 3), -- created, updated, merged, unmerged
  actor smallint not null check (actor between 0 and 2), -- a member, the contact, a program
  user_id bigint,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete set null (user_id)
);
create index contact_changes_contact on charla.contact_changes (account_id, contact_id, id desc);
create index contact_changes_user on charla.contact_changes (account_id, user_id) where user_id is not null;
create index contact_changes_age on charla.contact_changes (created_at);
call charla.fence('charla.contact_changes', true);

-- Those that a merge has moved to the base, so that undoing it moves them back.
alter table charla.contact_merges add column change_ids bigint[] not null default '{}';
