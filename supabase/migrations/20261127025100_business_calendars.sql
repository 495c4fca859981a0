-- When an account is open: any number of spans a day, past midnight, and holidays (S7). An inbox may keep the hours of one
-- in place of its own.
create table charla.business_calendars (
  account_id bigint not null references charla.accounts (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 255),
  timezone text not null default 'UTC' check (length(timezone) between 1 and 64),
  -- [{day_of_week, opens_at, closes_at}], and [{name, date, last_date, every_year, spans}]
  spans jsonb not null default '[]',
  holidays jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index business_calendars_name on charla.business_calendars (account_id, lower(name));
call charla.fence('charla.business_calendars', true);

alter table charla.inboxes add column business_calendar_id bigint,
  add foreign key (account_id, business_calendar_id) references charla.business_calendars (account_id, id)
    on delete set null (business_calendar_id);
create index inboxes_business_calendar on charla.inboxes (account_id, business_calendar_id)
  where business_calendar_id is not null;
