-- Which of a campaign's chains of jobs counts: the one before stops when another is begun. What is deleted goes step by step.
alter table charla.campaigns add column run bigint not null default 0;
alter table charla.campaigns add column deleted_at timestamptz;

-- One index for what is to be written next, and for looking at those of one state.
drop index charla.campaign_recipients_planned;
create index campaign_recipients_state on charla.campaign_recipients (account_id, campaign_id, state, contact_id);
