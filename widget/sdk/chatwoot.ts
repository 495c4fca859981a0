import type { ColorScheme } from '../bridge.ts'
import type { Attributes, Identifier, User } from '../npm/types.ts'
import type { Core } from './core.ts'

function refuse(isRight: unknown, message: string): asserts isRight {
  if (!isRight) throw new Error(message)
}

/** The methods of `window.$chatwoot`, which answer nothing and throw what Chatwoot's throw. */
export function chatwootMethods(core: Core) {
  const { state } = core
  const quietly: typeof core.call = (...args) => core.call(...args).catch(() => {})

  const withSome = (name: 'setCustomAttributes' | 'setConversationCustomAttributes') => (attributes: Attributes) => {
    refuse(Object.keys(attributes ?? {}).length, 'Custom attributes should have atleast one key')
    quietly(name, attributes)
  }
  const withOne = (name: 'deleteCustomAttribute' | 'deleteConversationCustomAttribute') => (attribute: string) => {
    refuse(attribute, 'Custom attribute is required')
    quietly(name, attribute)
  }
  const labelled =
    (name: 'setLabel' | 'removeLabel') =>
    (label = '') => {
      quietly(name, label)
    }

  return {
    toggle: core.toggle,
    toggleBubbleVisibility(visibility: 'show' | 'hide') {
      core.update({ hideMessageBubble: visibility === 'hide' })
    },
    popoutChatWindow() {
      quietly('popout')
    },
    setUser(identifier: Identifier, user: User) {
      refuse(/string|number/.test(typeof identifier), 'Identifier should be a string or a number')
      refuse(
        user?.avatar_url || user?.email || user?.name,
        'User object should have one of the keys [avatar_url, email, name]',
      )
      Object.assign(state, { identifier, user })
      quietly('setUser', identifier, user)
    },
    setCustomAttributes: withSome('setCustomAttributes'),
    deleteCustomAttribute: withOne('deleteCustomAttribute'),
    setConversationCustomAttributes: withSome('setConversationCustomAttributes'),
    deleteConversationCustomAttribute: withOne('deleteConversationCustomAttribute'),
    setLabel: labelled('setLabel'),
    removeLabel: labelled('removeLabel'),
    setLocale(locale = 'en') {
      core.update({ locale, useBrowserLanguage: false })
    },
    setColorScheme(darkMode: ColorScheme = 'light') {
      core.update({ darkMode })
    },
    reset() {
      core.reset().catch(() => {})
    },
  }
}
