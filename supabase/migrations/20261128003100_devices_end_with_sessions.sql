-- A browser or phone is told nothing any more once the session in which it was noted has ended, however it ended. Of those
-- that are there the session is not known: they go when their person is signed out everywhere, and note themselves again.
alter table charla.notification_subscriptions
  add column session_id bigint references charla.sessions on delete cascade;
create index notification_subscriptions_session on charla.notification_subscriptions (session_id);
