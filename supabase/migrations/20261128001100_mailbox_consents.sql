-- Whom the owner of a mailbox was sent to for a consent, until they come back: used once, by who was sent, within minutes.
create table charla.mailbox_consents (
  account_id bigint not null,
  id bigint generated always as identity,
  state_hash bytea not null unique,
  user_id bigint not null,
  session_hash bytea, -- null: a program has asked in the member's name
  inbox_id bigint, -- null: an inbox is to be made of the mailbox
  provider text not null check (provider in ('google', 'microsoft')),
  secrets text not null, -- what proves to the provider that who asked is who comes back
  expires_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete cascade,
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create index mailbox_consents_user on charla.mailbox_consents (account_id, user_id);
create index mailbox_consents_inbox on charla.mailbox_consents (account_id, inbox_id) where inbox_id is not null;
create index mailbox_consents_expires on charla.mailbox_consents (account_id, expires_at);
call charla.fence('charla.mailbox_consents', true);
