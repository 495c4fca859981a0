-- E-mail. Passwords and keys are encrypted.
create table charla.channel_email (
  account_id bigint not null,
  id bigint generated always as identity,
  inbox_id bigint not null,
  email text not null check (length(email) between 3 and 255),
  email_key text generated always as (lower(email)) stored,
  token text not null unique, -- in the address that mail services call, and in the address that mail is forwarded to
  provider text check (length(provider) <= 64), -- google, microsoft; null for any other
  provider_config text, -- encrypted: tokens of OAuth2
  inbound_keys text, -- encrypted: with what mail services sign
  verified_for_sending boolean not null default false,
  quote_history boolean not null default true,
  imap_enabled boolean not null default false,
  imap_address text not null default '' check (length(imap_address) <= 255),
  imap_port integer not null default 993 check (imap_port between 0 and 65535),
  imap_login text not null default '' check (length(imap_login) <= 255),
  imap_password text, -- encrypted
  imap_enable_ssl boolean not null default true,
  imap_authentication text not null default 'plain' check (length(imap_authentication) <= 32),
  imap_folders text[] not null default '{INBOX}',
  imap_since timestamptz not null default now(), -- what is older than this is not brought in
  smtp_enabled boolean not null default false,
  smtp_address text not null default '' check (length(smtp_address) <= 255),
  smtp_port integer not null default 587 check (smtp_port between 0 and 65535),
  smtp_login text not null default '' check (length(smtp_login) <= 255),
  smtp_password text, -- encrypted
  smtp_domain text not null default '' check (length(smtp_domain) <= 255),
  smtp_enable_starttls_auto boolean not null default true,
  smtp_enable_ssl_tls boolean not null default false,
  smtp_authentication text not null default 'login' check (length(smtp_authentication) <= 32),
  smtp_openssl_verify_mode text not null default 'peer' check (length(smtp_openssl_verify_mode) <= 32),
  polled_at timestamptz, -- the last time that the mailbox could be read
  trouble text check (length(trouble) <= 2000), -- why it cannot be read since
  trouble_since timestamptz,
  alerted_at timestamptz, -- the administrators were told of this trouble
  primary key (account_id, id),
  unique (account_id, inbox_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create unique index channel_email_address on charla.channel_email (email_key);
create index channel_email_imap on charla.channel_email (account_id, inbox_id) where imap_enabled;
call charla.fence('charla.channel_email', true);

-- How far each folder was read. A folder that was made anew has another validity, and its mails have other numbers.
create table charla.imap_cursors (
  account_id bigint not null,
  inbox_id bigint not null,
  folder text not null check (length(folder) between 1 and 255),
  uid_validity bigint not null,
  last_uid bigint not null default 0,
  primary key (account_id, inbox_id, folder),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
call charla.fence('charla.imap_cursors', true);

-- The Message-IDs by which mails of a conversation are known, of those that came and of those that left.
create table charla.mail_threads (
  account_id bigint not null,
  inbox_id bigint not null,
  message_id_key bytea not null, -- SHA-256 of the Message-ID
  conversation_id bigint not null,
  message_id bigint, -- the message of ours, so that a bounce finds it
  primary key (account_id, inbox_id, message_id_key),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, conversation_id) references charla.conversations (account_id, id) on delete cascade,
  foreign key (account_id, message_id) references charla.messages (account_id, id) on delete set null (message_id)
);
create index mail_threads_conversation on charla.mail_threads (account_id, conversation_id);
create index mail_threads_message on charla.mail_threads (account_id, message_id) where message_id is not null;
call charla.fence('charla.mail_threads', true);

-- Ours are found by what they are called: `conversation/<uuid>/messages/<id>@…`.
create unique index conversations_uuid on charla.conversations (uuid);

/* Whether another inbox of the installation, whosever it is, has the address. Only that is told. */
create function charla.email_taken(address text, but_inbox bigint) returns boolean language sql stable security definer
  set search_path = charla, pg_temp as $$
  select exists (select from charla.channel_email where email_key = lower(address) and inbox_id <> but_inbox)
$$;
revoke all on function charla.email_taken(text, bigint) from public;
grant execute on function charla.email_taken(text, bigint) to charla_member;
