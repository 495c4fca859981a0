-- What an inbox says by itself, when it is open, and how its conversations are handed out. Kinds and shapes are checked by
-- lib/inboxes/settings.ts.
alter table charla.inboxes
  add column greeting_enabled boolean not null default false,
  add column greeting_message text check (length(greeting_message) <= 10000),
  add column working_hours_enabled boolean not null default false,
  add column out_of_office_message text check (length(out_of_office_message) <= 10000),
  add column timezone text not null default 'UTC' check (length(timezone) <= 64),
  add column enable_email_collect boolean not null default false,
  add column csat_survey_enabled boolean not null default false,
  add column csat_config jsonb not null default '{}',
  add column allow_messages_after_resolved boolean not null default true,
  add column lock_to_single_conversation boolean not null default false,
  add column enable_auto_assignment boolean not null default true,
  add column auto_assignment_config jsonb not null default '{}',
  add column sender_name_type smallint not null default 0 check (sender_name_type in (0, 1)), -- friendly, professional
  add column business_name text check (length(business_name) <= 255),
  add column deleted_at timestamptz; -- nobody sees it any more: its conversations are being deleted
-- Inboxes that there are go on as they were; new ones ask, as Chatwoot's do.
alter table charla.inboxes alter column enable_email_collect set default true;

create table charla.working_hours (
  account_id bigint not null,
  inbox_id bigint not null,
  day_of_week smallint not null check (day_of_week between 0 and 6), -- Sunday first
  closed_all_day boolean not null default false,
  open_all_day boolean not null default false,
  open_hour smallint check (open_hour between 0 and 23),
  open_minutes smallint check (open_minutes between 0 and 59),
  close_hour smallint check (close_hour between 0 and 24),
  close_minutes smallint check (close_minutes between 0 and 59),
  primary key (account_id, inbox_id, day_of_week),
  check (not (closed_all_day and open_all_day)),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
call charla.fence('charla.working_hours', true);

-- Monday to Friday, nine to five.
insert into charla.working_hours (account_id, inbox_id, day_of_week, closed_all_day, open_hour, open_minutes, close_hour, close_minutes)
select account_id, id, day, day in (0, 6), case when day between 1 and 5 then 9 end, case when day between 1 and 5 then 0 end,
  case when day between 1 and 5 then 17 end, case when day between 1 and 5 then 0 end
from charla.inboxes, generate_series(0, 6) as day;

alter table charla.channel_web_widgets
  add column hmac_token text, -- encrypted: signs who a visitor is. None: what follows from the website's token
  add column hmac_mandatory boolean not null default false,
  add column pre_chat_form_enabled boolean not null default false,
  add column pre_chat_form_options jsonb not null default '{}',
  add column continuity_via_email boolean not null default true,
  add column feature_flags integer not null default 7; -- bits: lib/protocol/inbox.ts

alter table charla.channel_api add column if not exists secret text; -- encrypted: signs what is delivered. None: as above
