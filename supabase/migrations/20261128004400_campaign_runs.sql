-- Which of a campaign's chains of jobs counts: the one before stops when another is begun. What is deleted goes step by step.
alter table charla.campaigns add column run bigint not null default 0;
alter table charla.campaigns add column deleted_at timestamptz;
