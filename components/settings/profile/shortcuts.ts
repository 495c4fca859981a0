/** The keys that work everywhere or with a conversation, in groups; `?` shows those of the page one is on. */
export const shortcuts = {
  general: { palette: 'mod+k', sheet: '?' },
  navigation: { dashboard: 'alt+c', settings: 'alt+s' },
  list: {
    next: 'j',
    previous: 'k',
    openNext: 'alt+j',
    openPrevious: 'alt+k',
    nextTab: 'alt+n',
    filter: 'f',
    pick: 'x',
    pickAll: 'mod+alt+x',
  },
  conversation: {
    reply: 'r',
    note: 'n',
    resolve: 'e',
    snooze: 'alt+m',
    assign: 'a',
    assignMe: 'i',
    unread: 'u',
    details: 'alt+o',
    close: 'escape',
  },
} as const
