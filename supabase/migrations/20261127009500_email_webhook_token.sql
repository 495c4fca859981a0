-- Where mail is forwarded to is known to every agent, and written into the headers of forwarded mail: what mail services call
-- has a token of its own, which administrators alone are shown.
alter table charla.channel_email add column webhook_token text not null unique default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
