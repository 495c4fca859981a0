-- Which process listens to a mailbox (IDLE), and until when it may, unless it says so again.
alter table charla.channel_email add column watched_by uuid;
alter table charla.channel_email add column watched_until timestamptz;
