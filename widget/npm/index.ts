import type { BootOptions, Charla, Events } from './types.ts'

export type * from './types.ts'

type Call = [name: string, args: unknown[], resolve: (value: unknown) => void, reject: (error: unknown) => void]
type Scope = { charla?: Charla & { q?: Call[] } }

const isPage = typeof window !== 'undefined'

/** The chat of this page, or what keeps the calls until it is there. On a server they are never answered. */
function onPage(): Charla {
  const scope = (isPage ? window : {}) as Scope
  scope.charla ??= new Proxy({ q: [] as Call[] } as unknown as Charla & { q: Call[] }, {
    get: (stub, name: string) =>
      name === 'q'
        ? stub.q
        : name === 'then'
          ? undefined
          : (...args: unknown[]) => new Promise((resolve, reject) => stub.q.push([name, args, resolve, reject])),
  })
  return scope.charla
}

let loading: Promise<void> | undefined

function load(baseUrl: string, nonce: string | undefined): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = `${baseUrl}/widget.js`
    script.async = true
    if (nonce) script.nonce = nonce
    script.onload = () => resolve()
    script.onerror = () => {
      script.remove()
      loading = undefined
      reject(Object.assign(new Error('The script of the chat could not be loaded'), { reason: 'unreachable' }))
    }
    document.head.append(script)
  })
  return loading
}

/**
 * Loads the script from your Charla, once, and puts the chat on the page. `nonce`: for a page whose policy wants one.
 * On a server it does nothing.
 */
export async function boot({ baseUrl, nonce, ...options }: BootOptions & { baseUrl: string; nonce?: string }) {
  if (!isPage) return
  const origin = baseUrl.replace(/\/+$/, '')
  const booted = onPage().boot({ ...options, baseUrl: origin })
  await Promise.all([load(origin, nonce), booted])
}

/** `charla.identify(…)`, `charla.open()`: as `window.charla`, and there before it is. */
export const charla = new Proxy({} as Charla, {
  get: (_, name) => (name === 'then' ? undefined : onPage()[name as keyof Charla]),
})

/** Answers the function that ends it. */
export function on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void {
  if (!isPage) return () => {}
  const heard = (event: Event) => listener((event as CustomEvent<Events[Name]>).detail)
  addEventListener(`chatwoot:${name}`, heard)
  return () => removeEventListener(`chatwoot:${name}`, heard)
}
