import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { query } from '#lib/base/http/request.ts'
import type { AnyChannelKind } from '#lib/inboxes/index.ts'
import { findContacts } from './contacts.ts'
import { conversationsSaying, searchConversations } from './conversations.ts'
import { searchMessages } from './messages.ts'
import {
  articlesFound,
  contactsFound,
  conversationsFound,
  conversationsQuery,
  everythingFound,
  messagesFound,
  searchQuery,
  slimAnswer,
} from './search.ts'

const tag = 'Search'

/** `A/search`. The kinds of channel say how inboxes look. */
export function searchDoor(kinds: AnyChannelKind[]) {
  const search = door()

  search.get(
    '/',
    operation({
      id: 'search-everything',
      tag,
      summary: 'Conversations, contacts and messages that the member may see, of the whole history.',
      query: searchQuery,
      answer: everythingFound,
    }),
    async c => {
      const { ctx } = c.var
      const asked = query(c, searchQuery)
      const [conversations, contacts, messages] = await Promise.all([
        searchConversations(ctx, kinds, asked),
        findContacts(ctx, asked),
        searchMessages(ctx, asked),
      ])
      return c.json({ payload: { conversations, contacts, messages, articles: [] } })
    },
  )

  search.get(
    '/conversations',
    operation({
      id: 'search-conversations',
      tag,
      summary: 'Conversations by their number or by whom they are with.',
      query: searchQuery,
      answer: conversationsFound,
    }),
    async c => {
      const conversations = await searchConversations(c.var.ctx, kinds, query(c, searchQuery))
      return c.json({ payload: { conversations } })
    },
  )

  search.get(
    '/contacts',
    operation({
      id: 'search-contacts',
      tag,
      summary: 'Contacts by name, address, number, identifier or company.',
      query: searchQuery,
      answer: contactsFound,
    }),
    async c => c.json({ payload: { contacts: await findContacts(c.var.ctx, query(c, searchQuery)) } }),
  )

  search.get(
    '/messages',
    operation({
      id: 'search-messages',
      tag,
      summary:
        'Messages by their words, without regard to accents; where nothing is found, by words that are spelt alike.',
      query: searchQuery,
      answer: messagesFound,
    }),
    async c => c.json({ payload: { messages: await searchMessages(c.var.ctx, query(c, searchQuery)) } }),
  )

  search.get(
    '/articles',
    operation({
      id: 'search-articles',
      tag,
      summary: 'Articles of help centers. There are none yet.',
      query: searchQuery,
      answer: articlesFound,
    }),
    async c => {
      query(c, searchQuery)
      return c.json({ payload: { articles: [] } })
    },
  )

  return search
}

/** `A/conversations/search`. */
export function conversationSearchDoor(kinds: AnyChannelKind[]) {
  const search = door()
  search.get(
    '/',
    operation({
      id: 'conversation-search',
      tag,
      summary: 'Conversations in which something was said, with the messages that say it.',
      query: conversationsQuery,
      answer: slimAnswer,
    }),
    async c => {
      const { counts, conversations } = await conversationsSaying(c.var.ctx, kinds, query(c, conversationsQuery))
      return c.json({ meta: counts, payload: conversations })
    },
  )
  return search
}
