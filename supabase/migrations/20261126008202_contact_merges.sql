-- What is needed to undo a merge of contacts. It goes with the base, whose customer it is about.
create table charla.contact_merges (
  account_id bigint not null,
  id bigint generated always as identity,
  base_contact_id bigint not null,
  mergee_contact_id bigint not null,
  user_id bigint, -- who merged them; nobody when a proof of identity did
  base_before jsonb not null,
  base_after jsonb not null,
  mergee jsonb not null,
  contact_inbox_ids bigint[] not null,
  note_ids bigint[] not null,
  labels text[] not null, -- the mergee's
  labels_added text[] not null, -- those of them that the base had not
  created_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, base_contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete set null (user_id)
);
create index contact_merges_base on charla.contact_merges (account_id, base_contact_id, id desc);
create index contact_merges_age on charla.contact_merges (created_at);
call charla.fence('charla.contact_merges', true);
