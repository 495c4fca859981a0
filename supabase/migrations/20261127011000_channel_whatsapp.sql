-- WhatsApp: numbers of Meta's Cloud API and of 360dialog.
create table charla.channel_whatsapp (
  account_id bigint not null,
  id bigint generated always as identity,
  inbox_id bigint not null,
  phone_number text not null check (phone_number ~ '^\+[1-9][0-9]{5,14}$'),
  provider text not null check (provider in ('whatsapp_cloud', 'default')), -- Chatwoot's words; default is 360dialog
  phone_number_id text not null default '' check (length(phone_number_id) <= 64), -- by which deliveries name the number
  business_account_id text not null default '' check (length(business_account_id) <= 64), -- whose the templates are
  secrets text not null, -- encrypted: api_key, app_secret, webhook_verify_token
  templates jsonb not null default '[]',
  templates_synced_at timestamptz,
  templates_asked_at timestamptz, -- the last time that they were asked for, with whatever end
  trouble text check (length(trouble) <= 2000), -- why Meta does not let us in
  trouble_since timestamptz,
  heard_at timestamptz, -- the last time that something genuine came
  primary key (account_id, id),
  unique (account_id, inbox_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create unique index channel_whatsapp_number on charla.channel_whatsapp (phone_number);
create index channel_whatsapp_number_id on charla.channel_whatsapp (phone_number_id);
create index channel_whatsapp_templates on charla.channel_whatsapp (templates_asked_at);
call charla.fence('charla.channel_whatsapp', true);

/* Whether another inbox of the installation, whosever it is, has the number. Only that is told. */
create function charla.whatsapp_taken(number text, but_inbox bigint) returns boolean language sql stable security definer
  set search_path = charla, pg_temp as $$
  select exists (select from charla.channel_whatsapp where phone_number = number and inbox_id <> but_inbox)
$$;
revoke all on function charla.whatsapp_taken(text, bigint) from public;
grant execute on function charla.whatsapp_taken(text, bigint) to charla_member;

-- What a message was sent as: a text, each file, a template. A message is as far as the part that is behind.
create table charla.message_parts (
  account_id bigint not null,
  message_id bigint not null,
  part smallint not null,
  inbox_id bigint not null,
  source_id text check (length(source_id) <= 255), -- what the service calls it; null while nobody knows
  status smallint check (status between 0 and 3), -- as of messages; null before the service has taken it
  reason text check (length(reason) <= 2000),
  primary key (account_id, message_id, part),
  foreign key (account_id, message_id) references charla.messages (account_id, id) on delete cascade,
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create unique index message_parts_source on charla.message_parts (account_id, inbox_id, source_id) where source_id is not null;
call charla.fence('charla.message_parts', true);

-- When the contact has written the last time, by which a reply window is reckoned. Kept where a channel has one.
alter table charla.contact_inboxes add column heard_at timestamptz;
