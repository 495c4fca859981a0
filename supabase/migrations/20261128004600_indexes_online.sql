-- Indexes, made while others write. Some databases have them already.

-- A table of contacts is read at any place in these orders.
create index if not exists contacts_name on charla.contacts (account_id, lower(name), id);
create index if not exists contacts_created on charla.contacts (account_id, created_at desc nulls last, id desc);

-- How it stands with an inbox: what left last, and what failed last.
create index if not exists deliveries_latest on charla.deliveries (account_id, inbox_id, id desc);
create index if not exists deliveries_failed on charla.deliveries (account_id, inbox_id, id desc) where state in (3, 4);
drop index if exists charla.deliveries_inbox;

-- Whom a campaign writes to next, and those of one state.
create index if not exists campaign_recipients_state on charla.campaign_recipients (account_id, campaign_id, state, contact_id);
drop index if exists charla.campaign_recipients_planned;
