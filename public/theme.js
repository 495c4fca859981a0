// Runs before the first paint, so that neither colours nor direction flash.
;(() => {
  try {
    const wanted = localStorage.getItem('charla:theme') || 'system'
    const dark = wanted === 'dark' || (wanted === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
    const root = document.documentElement
    root.dataset.theme = dark ? 'dark' : 'light'
    const locale = localStorage.getItem('charla:locale') || navigator.language || 'en'
    root.lang = locale
    root.dir = locale.startsWith('ar') ? 'rtl' : 'ltr'
  } catch {}
})()
