-- What was answered to requests that carried an Idempotency-Key, for a day. Without a status: not answered yet, or cut off. Some who
-- ask belong to no account.
create table charla.idempotency_keys (
  key_hash bytea primary key, -- of the key and who sent it
  account_id bigint references charla.accounts on delete cascade,
  fingerprint bytea not null, -- of what was asked
  status smallint,
  content_type text,
  body text, -- encrypted
  created_at timestamptz not null default now()
);
create index idempotency_keys_created on charla.idempotency_keys (created_at);
create index idempotency_keys_account on charla.idempotency_keys (account_id);
call charla.fence('charla.idempotency_keys', false);
