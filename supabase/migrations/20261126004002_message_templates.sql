-- What an inbox says by itself begins with what is written from now on. Row security is forced on the owner too.
set local role charla_system;
insert into charla.log_readers (account_id, reader, seq)
select account_id, 'inbox.speaks', seq from charla.event_cursors on conflict do nothing;
update charla.inboxes set traits = traits || '{"asks_email": true}' where channel_type = 'Channel::WebWidget';
-- What the migration before meant to give every inbox.
insert into charla.working_hours (account_id, inbox_id, day_of_week, closed_all_day, open_hour, open_minutes, close_hour, close_minutes)
select account_id, id, day, day in (0, 6), case when day between 1 and 5 then 9 end, case when day between 1 and 5 then 0 end,
  case when day between 1 and 5 then 17 end, case when day between 1 and 5 then 0 end
from charla.inboxes, generate_series(0, 6) as day on conflict do nothing;
reset role;
