-- Telegram: bots of companies. The token, and the secret that Telegram brings with every update, are encrypted.
create table charla.channel_telegram (
  account_id bigint not null,
  id bigint generated always as identity,
  inbox_id bigint not null,
  bot_id bigint not null check (bot_id > 0), -- stands before the colon of the token, and in the address of the webhook
  bot_name text not null default '' check (length(bot_name) <= 255), -- by which people find it; empty until Telegram has said so
  secrets text not null, -- encrypted: bot_token, webhook_secret
  trouble text check (length(trouble) <= 2000), -- why Telegram does not let us in, or cannot reach us
  trouble_since timestamptz,
  heard_at timestamptz, -- the last time that something genuine came
  primary key (account_id, id),
  unique (account_id, inbox_id),
  foreign key (account_id, inbox_id) references charla.inboxes (account_id, id) on delete cascade
);
create unique index channel_telegram_bot on charla.channel_telegram (bot_id);
call charla.fence('charla.channel_telegram', true);
