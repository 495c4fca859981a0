-- A mailbox is asked for once at a time: that one waits or runs is said here, so that no queue grows before slow ones.
alter table charla.channel_email add column poll_asked_at timestamptz;
