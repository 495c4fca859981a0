export { campaignsDoor, inboxCampaignsDoor } from './api.ts'
export { anyDue, joinOngoing, type Ongoing, ongoingOf } from './due.ts'
export { campaignsForVisitors, dueRules } from './ongoing.ts'
export { triggerCampaign } from './trigger.ts'
