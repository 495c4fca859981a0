export { campaignsDoor, inboxCampaignsDoor } from './api.ts'
export { anyDue, joinOngoing, type Ongoing, ongoingOf } from './due.ts'
export { campaignsForVisitors } from './ongoing.ts'
export { triggerCampaign } from './trigger.ts'
