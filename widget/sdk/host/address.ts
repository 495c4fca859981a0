const every = 1000

/**
 * Says when the page has another address, however its router has done that. The page's own functions are left alone:
 * where the browser does not tell, one looks once a second.
 */
export function followAddress(onChange: () => void, signal: AbortSignal) {
  let last = location.href
  const look = () => {
    if (last === location.href) return
    last = location.href
    onChange()
  }
  const navigation = (window as { navigation?: EventTarget }).navigation
  addEventListener('popstate', look, { signal })
  if (navigation) return navigation.addEventListener('currententrychange', look, { signal })
  const timer = setInterval(look, every)
  signal.addEventListener('abort', () => clearInterval(timer))
}
