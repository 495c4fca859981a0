-- What visitors of a website agree to before they write: its text, by version, and who has agreed to which and when.
alter table charla.channel_web_widgets
  add column consent_enabled boolean not null default false,
  add column consent_text text not null default '' check (length(consent_text) <= 2000),
  add column consent_version integer not null default 1; -- a new text is a new version

create table charla.consents (
  account_id bigint not null,
  contact_inbox_id bigint not null,
  version integer not null,
  text text not null check (length(text) <= 2000), -- as it was then
  given_at timestamptz not null,
  primary key (account_id, contact_inbox_id, version),
  foreign key (account_id, contact_inbox_id) references charla.contact_inboxes (account_id, id) on delete cascade
);
call charla.fence('charla.consents', true);
