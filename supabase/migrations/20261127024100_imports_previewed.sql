-- The first rows of the file, to see what its columns are, and what a dry run has found of the first ones of each outcome.
alter table charla.data_imports add column sample jsonb not null default '[]';
alter table charla.data_imports add column preview jsonb not null default '[]';

-- An export may be cancelled (5).
alter table charla.contact_exports drop constraint contact_exports_status_check;
alter table charla.contact_exports add constraint contact_exports_status_check check (status between 0 and 5);
drop index charla.contact_exports_age;
create index contact_exports_age on charla.contact_exports (updated_at) where status <> 4;
create index contact_exports_user on charla.contact_exports (account_id, user_id, id desc);
