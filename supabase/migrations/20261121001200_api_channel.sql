-- Inboxes that a program of the customer's own writes to.
create table charla.channel_api (
  account_id bigint not null,
  id bigint generated always as identity,
  inbox_id bigint not null,
  identifier text not null unique, -- public: clients name the inbox by it
  hmac_token text not null, -- encrypted: signs who a client says to be
  hmac_mandatory boolean not null default false,
  webhook_url text check (length(webhook_url) <= 2048),
  additional_attributes jsonb not null default '{}',
  primary key (account_id, id),
  unique (account_id, inbox_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
call charla.fence('charla.channel_api', true);
