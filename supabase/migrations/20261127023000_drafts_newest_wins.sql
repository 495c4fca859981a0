-- Of a draft that is written on two devices the newer one stays: `updated_at` is when it was written there. One that was taken
-- away stays as an empty text for a while, so that a device that was away does not bring back what has been sent since.
alter table charla.draft_messages drop constraint draft_messages_message_check;
alter table charla.draft_messages add constraint draft_messages_message_check check (length(message) <= 150000);

drop index charla.draft_messages_user;
create index draft_messages_user on charla.draft_messages (account_id, user_id, updated_at);
