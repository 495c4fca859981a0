-- In which order forms show the account's attributes. Those that nobody has ordered come last, in the order they were made.
alter table charla.custom_attribute_definitions add column position integer check (position >= 0);
