-- When an account is to be deleted. Among the custom attributes, which programs write as they like, it would be theirs to say.
alter table charla.accounts add column deletion_due_at timestamptz;
drop index charla.accounts_marked;
create index accounts_due on charla.accounts (deletion_due_at) where deletion_due_at is not null and deleted_at is null;
