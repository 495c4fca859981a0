-- What a contact has agreed to, for each channel and purpose: the newest row counts, those before it say how it came about.
create table charla.contact_consents (
  account_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  channel text not null check (channel ~ '^[a-z0-9_]{1,32}$'),
  purpose text not null check (purpose ~ '^[a-z0-9_]{1,64}$'),
  given boolean not null,
  source text not null check (length(source) between 1 and 255), -- how it is known: a form, a telephone call, an import
  user_id bigint, -- who wrote it down; null: a program, or somebody who is gone
  given_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (account_id, id),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, user_id) references charla.account_users (account_id, user_id) on delete set null (user_id)
);
create index contact_consents_newest on charla.contact_consents (account_id, contact_id, channel, purpose, given_at desc, id desc);
create index contact_consents_user on charla.contact_consents (account_id, user_id) where user_id is not null;
call charla.fence('charla.contact_consents', true);

-- One-off campaigns can be paused. Whom they go to is planned first, with what each is told, and then written one after the other.
alter table charla.campaigns drop constraint campaigns_campaign_status_check;
alter table charla.campaigns add constraint campaigns_campaign_status_check check (campaign_status between 0 and 3); -- … paused
alter table charla.campaigns add column purpose text not null default 'marketing' check (purpose ~ '^[a-z0-9_]{1,64}$');
alter table charla.campaigns add column planned_upto bigint not null default 0; -- the last contact that was looked at
alter table charla.campaigns add column planned_at timestamptz; -- everybody was

create table charla.campaign_recipients (
  account_id bigint not null,
  campaign_id bigint not null,
  contact_id bigint not null,
  state smallint not null default 0 check (state between 0 and 2), -- planned, written, skipped
  reason text check (length(reason) <= 2000), -- why it was skipped
  content text not null,
  template_params jsonb not null default '{}',
  message_id bigint,
  updated_at timestamptz not null default now(),
  primary key (account_id, campaign_id, contact_id),
  foreign key (account_id, campaign_id) references charla.campaigns (account_id, id) on delete cascade,
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, message_id) references charla.messages (account_id, id) on delete set null (message_id)
);
create index campaign_recipients_planned on charla.campaign_recipients (account_id, campaign_id, contact_id) where state = 0;
create index campaign_recipients_contact on charla.campaign_recipients (account_id, contact_id);
create index campaign_recipients_message on charla.campaign_recipients (account_id, message_id) where message_id is not null;
call charla.fence('charla.campaign_recipients', true);

update charla.inboxes set traits = traits || '{"campaigns": "one_off"}' where channel_type = 'Channel::Whatsapp';

-- A merge that is undone gives them back.
alter table charla.contact_merges add column consent_ids bigint[] not null default '{}';
