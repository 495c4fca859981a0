import { account, inbox, type Resource, type Target } from './operation.ts'

const webhook = ({ webhookId }: Target) => `/webhooks/${webhookId}`
const delivery = ({ deliveryId }: Target) => `/webhook_deliveries/${deliveryId}`
const dashboardApp = ({ dashboardAppId }: Target) => `/dashboard_apps/${dashboardAppId}`
const hook = ({ hookId }: Target) => `/integrations/hooks/${hookId}`
const bot = ({ botId }: Target) => `/agent_bots/${botId}`

export const integrationOperations: Resource = {
  operations: [
    account('member', 'GET', '/dashboard_apps'),
    account('member', 'GET', '/dashboard_apps/:id', dashboardApp),
    account('member', 'GET', '/integrations/apps'),
    account('member', 'GET', '/integrations/apps/:app_id', () => '/integrations/apps/dialogflow'),
    account('inbox', 'GET', '/integrations/hooks/:id', hook),
    {
      ...account(
        'inbox',
        'POST',
        '/integrations/hooks/:id/process_event',
        target => `${hook(target)}/process_event`,
        () => ({ event: { name: 'label_suggestion' } }),
      ),
      answers: 422,
    },
    account('member', 'GET', '/agent_bots'),
    account('member', 'GET', '/agent_bots/:id', bot),
    account('inbox', 'GET', '/inboxes/:id/agent_bot', target => `${inbox(target)}/agent_bot`),
    account(
      'administrator',
      'POST',
      '/agent_bots',
      () => '/agent_bots',
      () => ({ name: 'Second' }),
    ),
    account('administrator', 'PATCH', '/agent_bots/:id', bot, () => ({ description: 'Answers' })),
    account('administrator', 'PUT', '/agent_bots/:id', bot, () => ({ bot_config: { lang: 'en' } })),
    account(
      'administrator',
      'POST',
      '/agent_bots/:id/reset_access_token',
      target => `${bot(target)}/reset_access_token`,
    ),
    account('administrator', 'POST', '/agent_bots/:id/reset_secret', target => `${bot(target)}/reset_secret`),
    account(
      'administrator',
      'POST',
      '/inboxes/:id/set_agent_bot',
      target => `${inbox(target)}/set_agent_bot`,
      ({ botId }) => ({ agent_bot: botId }),
    ),
    account(
      'administrator',
      'POST',
      '/dashboard_apps',
      () => '/dashboard_apps',
      () => ({ title: 'Second', content: [{ type: 'frame', url: 'https://example.com' }] }),
    ),
    account('administrator', 'PATCH', '/dashboard_apps/:id', dashboardApp, () => ({ title: 'Renamed' })),
    account('administrator', 'PUT', '/dashboard_apps/:id', dashboardApp, () => ({ title: 'Renamed' })),
    account(
      'administrator',
      'POST',
      '/integrations/hooks',
      () => '/integrations/hooks',
      ({ inboxId }) => ({ app_id: 'dialogflow', inbox_id: inboxId, settings: { project_id: 'a', credentials: {} } }),
    ),
    account('administrator', 'PATCH', '/integrations/hooks/:id', hook, () => ({ status: true })),
    account('administrator', 'PUT', '/integrations/hooks/:id', hook, () => ({ status: 1 })),
    account('administrator', 'GET', '/webhooks'),
    account(
      'administrator',
      'POST',
      '/webhooks',
      () => '/webhooks',
      () => ({ url: 'https://example.com/hook' }),
    ),
    account('administrator', 'PATCH', '/webhooks/:id', webhook, () => ({ subscriptions: ['message_created'] })),
    account('administrator', 'PUT', '/webhooks/:id', webhook, () => ({ name: 'Renamed' })),
    account('administrator', 'POST', '/webhooks/:id/test', target => `${webhook(target)}/test`),
    account('administrator', 'GET', '/webhook_deliveries'),
    account('administrator', 'GET', '/webhook_deliveries/:id', delivery),
    account('administrator', 'POST', '/webhook_deliveries/:id/replay', target => `${delivery(target)}/replay`),
    account('administrator', 'GET', '/webhook_receivers'),
    account(
      'administrator',
      'PATCH',
      '/webhook_receivers/:id',
      ({ receiverId }) => `/webhook_receivers/${receiverId}`,
      () => ({ enabled: true }),
    ),
  ],
  endings: [
    { ...account('administrator', 'DELETE', '/dashboard_apps/:id', dashboardApp), answers: 204 },
    account('administrator', 'DELETE', '/integrations/hooks/:id', hook),
    account('administrator', 'DELETE', '/webhooks/:id', webhook),
    account('administrator', 'DELETE', '/agent_bots/:id', bot),
  ],
}
