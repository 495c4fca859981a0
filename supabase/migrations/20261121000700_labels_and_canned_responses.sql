create table charla.labels (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  title text not null check (length(title) between 1 and 255),
  description text check (length(description) <= 1000),
  color text not null default '#1f93ff' check (color ~ '^#[0-9a-f]{6}$'),
  show_on_sidebar boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index labels_title on charla.labels (account_id, title);
call charla.fence('charla.labels', true);

-- What a conversation or contact is labelled with: by title, because a subject may bear one that no label exists for. Not
-- a column of the subject, so that the messages of a conversation do not pay for it.
create table charla.conversation_labels (
  account_id bigint not null,
  conversation_id bigint not null,
  title text not null check (length(title) between 1 and 255),
  primary key (account_id, conversation_id, title),
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade
);
create index conversation_labels_title on charla.conversation_labels (account_id, title, conversation_id);
call charla.fence('charla.conversation_labels', true);

create table charla.contact_labels (
  account_id bigint not null,
  contact_id bigint not null,
  title text not null check (length(title) between 1 and 255),
  primary key (account_id, contact_id, title),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade
);
create index contact_labels_title on charla.contact_labels (account_id, title, contact_id);
call charla.fence('charla.contact_labels', true);

create table charla.canned_responses (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  short_code text not null check (length(short_code) between 1 and 255),
  content text not null check (length(content) between 1 and 150000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
-- Named for the field: what is not unique is refused by that name.
create unique index canned_short_code on charla.canned_responses (account_id, short_code);
call charla.fence('charla.canned_responses', true);
