-- What has changed lately (`updated_within`): whoever was away for a moment asks for that.
create index conversations_updated on charla.conversations (account_id, updated_at);
