-- How it stands with an inbox: what left last, and what failed last.
create index deliveries_latest on charla.deliveries (account_id, inbox_id, id desc);
create index deliveries_failed on charla.deliveries (account_id, inbox_id, id desc) where state in (3, 4);
drop index charla.deliveries_inbox;
