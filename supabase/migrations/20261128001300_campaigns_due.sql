-- Which one-off campaign is to be begun or gone on with next.
create index campaigns_due on charla.campaigns (scheduled_at) where campaign_type = 1 and campaign_status in (0, 2);
