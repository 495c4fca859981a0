-- Messages that an inbox sends by itself: ongoing ones to who visits a page of the website (reference 4.11), one-off ones at a
-- time, to an audience. Shapes are checked by lib/campaigns/campaign.ts.
alter table charla.display_ids add column campaigns bigint not null default 0;

create table charla.campaigns (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  display_id bigint not null,
  inbox_id bigint not null,
  sender_id bigint, -- null: the inbox itself
  title text not null check (length(title) between 1 and 255),
  description text check (length(description) <= 2000),
  message text not null check (length(message) between 1 and 150000),
  campaign_type smallint not null check (campaign_type in (0, 1)), -- ongoing, one_off
  campaign_status smallint not null default 0 check (campaign_status in (0, 1, 2)), -- active, completed, processing
  enabled boolean not null default true,
  trigger_rules jsonb not null default '{}', -- {url, time_on_page}
  trigger_only_during_business_hours boolean not null default false,
  scheduled_at timestamptz,
  audience jsonb not null default '[]', -- of {type: 'Label', id}
  template_params jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  unique (account_id, display_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade,
  foreign key (account_id, sender_id) references charla.account_users (account_id, user_id) on delete set null (sender_id)
);
create index campaigns_inbox on charla.campaigns (account_id, inbox_id);
create index campaigns_sender on charla.campaigns (account_id, sender_id) where sender_id is not null;
call charla.fence('charla.campaigns', true);

alter table charla.conversations add column campaign_id bigint,
  add foreign key (account_id, campaign_id) references charla.campaigns (account_id, id) on delete set null (campaign_id);
create index conversations_campaign on charla.conversations (account_id, campaign_id) where campaign_id is not null;

update charla.inboxes set traits = traits || '{"campaigns": "ongoing"}' where channel_type = 'Channel::WebWidget';
