export { campaignsDoor, inboxCampaignsDoor } from './api.ts'
export { dueOn, joinOngoing, type Ongoing, ongoingOf } from './due.ts'
export { campaignsForVisitors } from './ongoing.ts'
export { triggerCampaign } from './trigger.ts'
