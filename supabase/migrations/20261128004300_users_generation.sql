-- Raised whenever somebody is signed out everywhere, as by a new password: what was promised by mail before counts no more.
alter table charla.users add column generation bigint not null default 0;
