-- What clients put under what the person writes by mail. Theirs alone: members may not read it of one another.
alter table charla.users add column message_signature text check (length(message_signature) <= 5000);
