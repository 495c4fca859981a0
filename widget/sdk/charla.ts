import type { Charla, Settings } from '../npm/types.ts'
import { chatwootMethods } from './chatwoot.ts'
import { type Core, createCore, failure, type Installation } from './core.ts'

type Call = [name: string, args: unknown[], resolve: (value: unknown) => void, reject: (error: unknown) => void]

/** What a page may have put in our place before we were there: its calls wait in `q`. */
type Stub = { q?: Call[] }

declare global {
  interface Window {
    chatwootSettings?: Settings
    chatwootSDK?: { run: (installation: Installation) => void }
    $chatwoot?: Core['state'] & ReturnType<typeof chatwootMethods>
    charla?: Charla
  }
}

/** The one widget of the page, and the two names by which the page knows it. */
export function createCharla(ownOrigin: string, nonce: string) {
  let core: Core | undefined
  let isThere = () => {}
  let there = nobody()

  function nobody() {
    return new Promise<void>(resolve => {
      isThere = resolve
    })
  }

  /** Puts the widget on this page. While there is one a second call changes nothing. */
  function run({ websiteToken, baseUrl = ownOrigin }: Partial<Installation>, settings = window.chatwootSettings) {
    if (window.$chatwoot || !websiteToken) return
    core = createCore({ websiteToken, baseUrl, nonce }, settings)
    window.$chatwoot = Object.assign(core.state, chatwootMethods(core))
    isThere()
  }

  const methods: Record<string, (...args: never[]) => unknown> = {
    async boot({ websiteToken, baseUrl, ...settings }: Partial<Installation> & Settings = {}) {
      if (core && websiteToken && core.state.websiteToken !== websiteToken) methods.destroy?.()
      if (core) core.update(settings)
      else run({ websiteToken, baseUrl }, { ...window.chatwootSettings, ...settings })
      if (!core) throw failure('unknown_website')
      await core.started
    },
    destroy() {
      if (!core) return
      core.destroy()
      core = window.$chatwoot = undefined
      there = nobody()
    },
    async update(settings: Settings) {
      await there
      core?.update(settings)
    },
    async logout() {
      await there
      await core?.reset()
    },
  }

  async function call(name: string, ...args: unknown[]) {
    const own = methods[name] as ((...args: unknown[]) => unknown) | undefined
    if (own) return own(...args)
    await there
    return (core as unknown as { call: (...args: unknown[]) => unknown }).call(name, ...args)
  }

  const stub = window.charla as Stub | undefined
  window.charla = new Proxy(methods as unknown as Charla, {
    // Not a promise, though every other name is a method.
    get: (_, name) =>
      typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => call(name, ...args) : undefined,
  })
  const take = ([name, args, resolve, reject]: Call) => call(name, ...args).then(resolve, reject)
  // Whoever has kept the stub goes on calling it.
  if (stub?.q) stub.q.splice(0).forEach(take)
  if (stub?.q) stub.q.push = (...calls) => calls.map(take).length

  return { run }
}
