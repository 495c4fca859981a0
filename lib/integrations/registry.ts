import { z } from 'zod'
import { attributes, line, text } from '#lib/base/text.ts'
import type { App } from './app.ts'

const secret = () => text(4096).trim().min(1, "can't be blank")
const google = { project_id: line(), credentials: attributes() }
const toggle = z.boolean().optional()
const score = text(20).optional()

/** The services that an account can be connected with, as Chatwoot names them (reference §10.3). */
export const apps: App[] = [
  {
    id: 'webhook',
    name: 'Webhooks',
    short_description: 'Tells an address of yours what happens in the account.',
    description: 'Every event that the address is subscribed to is posted to it as it happens.',
    hook_type: 'account',
    allow_multiple_hooks: true,
    settings: null,
  },
  {
    id: 'dashboard_apps',
    name: 'Dashboard Apps',
    short_description: 'Shows pages of yours beside the conversation.',
    description: 'A page is told who the customer and the agent are, and shows what it knows about them.',
    hook_type: 'account',
    allow_multiple_hooks: true,
    settings: null,
  },
  {
    id: 'openai',
    name: 'OpenAI',
    short_description: 'Helps agents to write and to label.',
    description: 'Drafts, summaries and labels are made with your own key.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: z.strictObject({ api_key: secret(), label_suggestion: toggle }),
  },
  {
    id: 'linear',
    name: 'Linear',
    short_description: 'Makes issues from conversations.',
    description: 'Issues are made, linked and followed without leaving the conversation.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: null,
  },
  {
    id: 'notion',
    name: 'Notion',
    short_description: 'Answers with what your pages say.',
    description: 'Pages of the workspace become a source for answers.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: null,
  },
  {
    id: 'slack',
    name: 'Slack',
    short_description: 'Brings conversations to a channel.',
    description: 'Each conversation is a thread of the channel, and what is written there answers the customer.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: null,
  },
  {
    id: 'dialogflow',
    name: 'Dialogflow',
    short_description: 'Lets a bot answer first.',
    description: 'The bot answers in the inbox until it hands over to an agent.',
    hook_type: 'inbox',
    allow_multiple_hooks: true,
    settings: z.strictObject({ ...google, region: line(64).optional(), language_code: line(16).optional() }),
  },
  {
    id: 'google_translate',
    name: 'Google Translate',
    short_description: 'Translates what customers write.',
    description: 'Messages are translated for the agent, and the language of a conversation is recognised.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: z.strictObject(google),
  },
  {
    id: 'dyte',
    name: 'Dyte',
    short_description: 'Calls with video from a conversation.',
    description: 'An agent invites the customer to a video call, which opens in the conversation.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: z.strictObject({ organization_id: line(), api_key: secret() }),
  },
  {
    id: 'shopify',
    name: 'Shopify',
    short_description: 'Shows the orders of a customer.',
    description: 'The orders of your shop stand beside the conversation with whoever placed them.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: null,
  },
  {
    id: 'leadsquared',
    name: 'LeadSquared',
    short_description: 'Keeps the CRM informed.',
    description: 'Contacts become leads, and conversations and their transcripts become activities.',
    hook_type: 'account',
    allow_multiple_hooks: false,
    settings: z.strictObject({
      access_key: secret(),
      secret_key: secret(),
      endpoint_url: text(2048).optional(),
      app_url: text(2048).optional(),
      timezone: line(64).optional(),
      enable_conversation_activity: toggle,
      conversation_activity_score: score,
      conversation_activity_code: score,
      enable_transcript_activity: toggle,
      transcript_activity_score: score,
      transcript_activity_code: score,
    }),
  },
]
