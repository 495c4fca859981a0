-- What members note about a contact. It goes with the contact, and stays when its author leaves.
create table charla.notes (
  account_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  user_id bigint,
  content text not null check (length(content) between 1 and 150000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete set null (user_id)
);
create index notes_contact on charla.notes (account_id, contact_id, id desc);
call charla.fence('charla.notes', true);


-- Who takes part in a conversation without having it: chosen by members, or assigned once.
create table charla.conversation_participants (
  account_id bigint not null,
  conversation_id bigint not null,
  user_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (account_id, conversation_id, user_id),
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade
);
create index conversation_participants_user on charla.conversation_participants (account_id, user_id);
call charla.fence('charla.conversation_participants', true);
