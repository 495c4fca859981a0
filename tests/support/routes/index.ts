import { accountOperations } from './account.ts'
import { calendarOperations } from './calendars.ts'
import { campaignOperations } from './campaigns.ts'
import { channelOperations } from './channels.ts'
import { clientOperations } from './client.ts'
import { contactOperations } from './contacts.ts'
import { conversationOperations } from './conversations.ts'
import { inboxOperations } from './inboxes.ts'
import { installationOperations } from './installation.ts'
import { integrationOperations } from './integrations.ts'
import { labelOperations } from './labels.ts'
import { notificationOperations } from './notifications.ts'
import type { Operation } from './operation.ts'
import { peopleOperations } from './people.ts'
import { platformOperations } from './platform.ts'
import { teamOperations } from './teams.ts'
import { widgetOperations } from './widget.ts'

export type { Audience, Operation, Target } from './operation.ts'

const resources = [
  accountOperations,
  teamOperations,
  labelOperations,
  calendarOperations,
  notificationOperations,
  integrationOperations,
  conversationOperations,
  contactOperations,
  campaignOperations,
  inboxOperations,
  channelOperations,
  peopleOperations,
  widgetOperations,
  clientOperations,
  platformOperations,
  installationOperations,
]

/** Every operation of the API, those that take things away last. A route that is missing here fails the suite. */
export const operations: Operation[] = [
  ...resources.flatMap(resource => resource.operations),
  ...resources.flatMap(resource => resource.endings),
]
